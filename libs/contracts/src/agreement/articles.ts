import type { Article } from './agreement.types.js';

/** The articles of the agreement. */
export const articles: readonly Article[] = [];

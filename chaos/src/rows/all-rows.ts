import type { Row } from '../campaign/row.js';
import { killsAtRandom } from './kills-at-random.js';

/** Every fault of the campaign, in the order in which they are run. */
export const ALL_ROWS: readonly Row[] = [killsAtRandom];

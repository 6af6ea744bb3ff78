import type { InternshipCategory } from '@filiera/exchange';

/** Who an intern is, by the ministry's code (check against the ministry's table when it changes); how long each may stay, the exchange knows. */
const CATEGORIES: Readonly<Record<string, InternshipCategory>> = { '01': 'disabled', '02': 'disadvantaged', '03': 'ordinary' };

/** The category with this code; undefined when there is none. */
export function internshipCategoryOf(code: string): InternshipCategory | undefined {
  return Object.hasOwn(CATEGORIES, code) ? CATEGORIES[code] : undefined;
}

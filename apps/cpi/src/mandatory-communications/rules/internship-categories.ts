import type { InternshipCategory } from '@filiera/exchange';

/** Who an intern is, by a code of the ministry; how long each may stay, the exchange knows. */
export interface InternshipCategoryCode {
  readonly code: string;
  readonly category: InternshipCategory;
}

/** Check when the ministry's table changes; an office adds rows in its `node.yml`. */
export const INTERNSHIP_CATEGORY_CODES: readonly InternshipCategoryCode[] = [
  { code: '01', category: 'disabled' }, { code: '02', category: 'disadvantaged' }, { code: '03', category: 'ordinary' },
];

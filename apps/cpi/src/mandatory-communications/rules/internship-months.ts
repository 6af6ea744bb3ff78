import type { Text } from '@filiera/contracts';

/** How long an internship may last, by who does it. */
export interface InternshipCategory {
  readonly code: string;
  readonly label: Text;
  readonly mostMonths: number;
  readonly validFrom: string;
  readonly source: string;
}

const SOURCE = 'Linee guida tirocini 25/5/2017';
const VALID_FROM = '2017-05-25';

/** Categories with their longest duration; regions may be stricter (check the codes against the ministry's table when it changes). */
export const INTERNSHIP_CATEGORIES: readonly InternshipCategory[] = [
  { code: '01', label: { it: 'Persona con disabilità', en: 'Person with a disability' }, mostMonths: 24, validFrom: VALID_FROM, source: SOURCE },
  { code: '02', label: { it: 'Persona svantaggiata', en: 'Disadvantaged person' }, mostMonths: 12, validFrom: VALID_FROM, source: SOURCE },
  { code: '03', label: { it: 'Neodiplomato, neolaureato, disoccupato o inoccupato', en: 'Recent graduate, unemployed person' }, mostMonths: 6, validFrom: VALID_FROM, source: SOURCE },
];

/** Shortest duration, in months. */
const LEAST_MONTHS = { usual: 2, seasonal: 1, source: SOURCE } as const;

/** The category with this code on the day the internship begins. */
export function internshipCategoryOn(code: string, startDate: string): InternshipCategory | undefined {
  return INTERNSHIP_CATEGORIES.find((category) => category.code === code && category.validFrom <= startDate);
}

/** The shortest duration, in months. */
export function leastMonths(seasonal: boolean): number {
  return seasonal ? LEAST_MONTHS.seasonal : LEAST_MONTHS.usual;
}

/** Where the durations are written. */
export const INTERNSHIP_SOURCE = SOURCE;

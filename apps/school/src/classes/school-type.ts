/** Types of upper secondary school. */
export const SCHOOL_TYPES = ['vocational', 'technical', 'lyceum'] as const;
export type SchoolType = (typeof SCHOOL_TYPES)[number];

/** The first day of a school year written `2026/2027`: rules of a school year are looked up on it. */
export function firstDayOf(schoolYear: string): string {
  return `${schoolYear.slice(0, 4)}-09-01`;
}

/** Whether a text names a school year: two years, one after the other. */
export function isSchoolYear(value: unknown): value is string {
  const match = typeof value === 'string' ? /^(20\d{2})\/(20\d{2})$/.exec(value) : null;
  return match !== null && Number(match[2]) === Number(match[1]) + 1;
}

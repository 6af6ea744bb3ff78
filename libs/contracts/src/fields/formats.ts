const DATE = '(?:19|20|21)[0-9]{2}-[0-9]{2}-[0-9]{2}';

/** The form of a day, for schemas: which days there are is theirs to know who know the format `date`. */
export const DAY = `^${DATE}$`;

/** The form of an instant, for schemas: RFC 3339, the format `date-time`, knows many ways to write one instant. */
export const INSTANT = `^${DATE}T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\\.[0-9]{1,3})?Z$`;

const [A_DAY, AN_INSTANT] = [new RegExp(DAY), new RegExp(INSTANT)];

/** A real day of the calendar, `YYYY-MM-DD`, from 1900 to 2199. */
export function isCalendarDate(value: unknown): value is string {
  if (typeof value !== 'string' || !A_DAY.test(value)) return false;
  const [year, month, day] = value.split('-').map(Number) as [number, number, number];
  return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
}

/** An instant in UTC, RFC 3339 with a final `Z` and at most milliseconds: one way to write one instant. No leap seconds. */
export function isUtcInstant(value: unknown): value is string {
  return typeof value === 'string' && AN_INSTANT.test(value) && isCalendarDate(value.slice(0, 10));
}

/** Text in which every surrogate is one of a pair: what is not, no database stores. */
export function isWellFormed(value: string): boolean {
  return !/[\ud800-\udfff]/u.test(value);
}

/** Whole days from one calendar date to another; negative when the second is earlier. Both must be real dates. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function daysIn(year: number, month: number): number {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return month === 2 && isLeap ? 29 : DAYS[month - 1]!;
}

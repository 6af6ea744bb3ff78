import { plusDays } from './local-date.js';

/**
 * The last day of a period of whole months whose first day counts: from 1 September six months end on 28 February.
 * Where the day that corresponds does not exist, the period ends with that month (art. 2963 c.c.).
 * @param start first day, `YYYY-MM-DD`
 * @param months whole months, at least 1
 */
export function lastDayOfMonths(start: string, months: number): string {
  const [year, month, day] = start.split('-').map(Number) as [number, number, number];
  const daysThere = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  const dayAfter = day <= daysThere ? Date.UTC(year, month - 1 + months, day) : Date.UTC(year, month + months, 1);
  return plusDays(new Date(dayAfter).toISOString().slice(0, 10), -1);
}

/** Days of a period with its first and its last. */
export function daysOf(period: { readonly from: string; readonly until: string }): number {
  return Math.round((Date.parse(`${period.until}T00:00:00Z`) - Date.parse(`${period.from}T00:00:00Z`)) / 86_400_000) + 1;
}

export { localDate, plusDays } from '@filiera/contracts';

const DAY_IN_MILLISECONDS = 86_400_000;

/**
 * Whole days from one calendar day to another; negative when the second is earlier.
 * @param from `YYYY-MM-DD`
 * @param to `YYYY-MM-DD`
 */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_IN_MILLISECONDS);
}

/**
 * Completed years of age on a day. Who is born on 29 February completes a year on 1 March in common years.
 * @param birthDate `YYYY-MM-DD`
 * @param on `YYYY-MM-DD`
 */
export function ageOn(birthDate: string, on: string): number {
  const years = Number(on.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return on.slice(5) < birthDate.slice(5) ? years - 1 : years;
}

/** Whether the text is a day that exists in the calendar, written `YYYY-MM-DD`. */
export function isCalendarDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const instant = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(text);
}

const DAY_MS = 86_400_000;

/** Day number of a date since 1970, for columns of two bytes (to the year 2149). Earlier dates are day 0, later ones the last day. */
export function dayOf(date: string): number {
  const days = Math.floor(Date.parse(`${date}T00:00:00Z`) / DAY_MS);
  return Math.min(0xffff, Math.max(0, days));
}

/** The date of a day number, yyyy-mm-dd. */
export function dateOf(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

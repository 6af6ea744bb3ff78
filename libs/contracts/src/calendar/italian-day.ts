const DAY_IN_MILLISECONDS = 86_400_000;

/** Deadlines of Italian rules are counted in the country's own calendar days. */
const ITALY = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Rome', year: 'numeric', month: '2-digit', day: '2-digit' });

/** The calendar day in Italy at an instant, as `YYYY-MM-DD`. */
export function localDate(instant: Date): string {
  return ITALY.format(instant);
}

/** The calendar day that is `days` after another (before it, when negative). */
export function plusDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_IN_MILLISECONDS).toISOString().slice(0, 10);
}

/**
 * The last second of a calendar day in Italy. Summer time moves the offset, never within the last hour of a day: the offset at noon UTC is the one
 * in force at 23:59:59.
 */
export function lastSecondOf(day: string): Date {
  const noon = new Date(`${day}T12:00:00Z`);
  const hour = Number(new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Rome', hour: '2-digit', hourCycle: 'h23' }).format(noon));
  return new Date(Date.parse(`${day}T23:59:59Z`) - (hour - 12) * 60 * 60 * 1000);
}

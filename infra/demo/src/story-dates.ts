const DAY = 24 * 60 * 60 * 1000;

/** A day so many days after another (before it when negative), `YYYY-MM-DD`. */
export function dayFrom(now: Date, days: number): string {
  return new Date(now.getTime() + days * DAY).toISOString().slice(0, 10);
}

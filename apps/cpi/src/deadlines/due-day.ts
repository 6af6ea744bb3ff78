import { dueAt, localDate, plusDays } from '@filiera/contracts';

/** What becomes of a last day that is a Sunday or a national holiday: it moves on to the next that is neither (artt. 1187 and 2963 c.c.), or stays. */
export const WHEN_HOLIDAY = ['moves-on', 'stays'] as const;
export type WhenHoliday = (typeof WHEN_HOLIDAY)[number];

/** A term in calendar days, as a dated table writes it. */
export interface DayTerm {
  /** Calendar days, the first one not counted (art. 155 c.p.c.). */
  readonly days: number;
  readonly ifHoliday: WhenHoliday;
}

/**
 * The last day of a term.
 * @param from `YYYY-MM-DD`, the day that the term runs from
 */
export function dueDay(from: string, { days, ifHoliday }: DayTerm): string {
  // Noon in UTC is the same calendar day in Italy, in summer and in winter.
  return ifHoliday === 'stays' ? plusDays(from, days) : localDate(dueAt({ amount: days, unit: 'day' }, new Date(`${from}T12:00:00Z`)));
}

import { lastSecondOf, localDate, plusDays } from './italian-day.js';
import { isItalianHoliday } from './italian-holidays.js';

/** Tells whether an ISO date is a working day: Monday to Friday and no national holiday. */
export function isWorkingDay(date: string): boolean {
  const weekday = weekdayOf(date);
  return weekday !== 0 && weekday !== 6 && !isItalianHoliday(date);
}

/**
 * The end of the n-th working day after an instant, the day of the instant not counted (art. 155 c.p.c.: *dies a quo non computatur*),
 * in Italian time: the last second of that day.
 * @param days whole working days, at least 1
 */
export function endOfWorkingDay(from: Date, days: number): Date {
  let date = localDate(from);
  for (let left = days; left > 0; ) {
    date = plusDays(date, 1);
    if (isWorkingDay(date)) left -= 1;
  }
  return lastSecondOf(date);
}

/**
 * The end of the n-th calendar day after an instant, the day of the instant not counted; a term that would end on a Sunday or a holiday
 * ends on the next day that is neither (artt. 1187 and 2963 c.c.).
 */
export function endOfCalendarDay(from: Date, days: number): Date {
  return lastSecondOf(nextWorkableDay(plusDays(localDate(from), days)));
}

/** This day, or the next that is neither a Sunday nor a holiday (artt. 1187 and 2963 c.c.). */
export function nextWorkableDay(date: string): string {
  return weekdayOf(date) === 0 || isItalianHoliday(date) ? nextWorkableDay(plusDays(date, 1)) : date;
}

/** Sunday is 0. @param date `YYYY-MM-DD` */
export function weekdayOf(date: string): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay();
}

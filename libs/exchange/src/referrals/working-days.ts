import { localDate, plusDays } from '../calendar/local-date.js';
import { isItalianHoliday } from './italian-holidays.js';

/** Deadlines are counted in the days of the people who must keep them. */
const ZONE = 'Europe/Rome';

/** Tells whether an ISO date is a working day: Monday to Friday and no national holiday. */
export function isWorkingDay(date: string): boolean {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
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

/** Summer time moves the offset, never within the last hour of a day: the offset at noon UTC is the one in force at 23:59:59. */
function lastSecondOf(date: string): Date {
  const noon = new Date(`${date}T12:00:00Z`);
  const hour = Number(new Intl.DateTimeFormat('en-GB', { timeZone: ZONE, hour: '2-digit', hourCycle: 'h23' }).format(noon));
  return new Date(Date.parse(`${date}T23:59:59Z`) - (hour - 12) * 60 * 60 * 1000);
}

import type { ServiceStandard } from '../agreement/agreement.types.js';
import { endOfCalendarDay, endOfWorkingDay } from '../calendar/working-days.js';

const HOUR_MS = 60 * 60 * 1000;

/**
 * By when a service standard wants its answer: the one calculation behind the deadline written in a proposal and the coordinator's clocks, so
 * that nobody is told one day and judged by another. Hours run through; days and working days end with the Italian day.
 * @param from when the clock started
 */
export function dueAt({ amount, unit }: ServiceStandard['within'], from: Date): Date {
  switch (unit) {
    case 'hour': return new Date(from.getTime() + amount * HOUR_MS);
    case 'day': return endOfCalendarDay(from, amount);
    case 'working-day': return endOfWorkingDay(from, amount);
  }
}

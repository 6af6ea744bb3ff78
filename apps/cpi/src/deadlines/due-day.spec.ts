import { describe, expect, it } from '@jest/globals';
import { isItalianHoliday } from '@filiera/contracts';
import { daysBetween, plusDays } from '@filiera/exchange';
import fc from 'fast-check';
import { dueDay } from './due-day.js';

describe('the last day of a term', () => {
  it('does not count the day that the term runs from (art. 155 c.p.c.)', () => {
    expect(dueDay('2026-11-02', { days: 15, ifHoliday: 'moves-on' })).toBe('2026-11-17');
  });

  it('moves from a Sunday or a holiday to the next day that is neither (artt. 1187 and 2963 c.c.)', () => {
    expect(dueDay('2026-11-08', { days: 30, ifHoliday: 'moves-on' })).toBe('2026-12-09');
    expect(dueDay('2026-11-25', { days: 30, ifHoliday: 'moves-on' })).toBe('2026-12-28');
  });

  it('stays on a Saturday, and on any day where the table says so', () => {
    expect(dueDay('2026-11-05', { days: 30, ifHoliday: 'moves-on' })).toBe('2026-12-05');
    expect(dueDay('2026-11-08', { days: 30, ifHoliday: 'stays' })).toBe('2026-12-08');
  });

  it('is on any day of any year the first from the last counted one that is neither a Sunday nor a holiday, and no earlier for who begins later', () => {
    const day = fc.integer({ min: 0, max: 40 * 365 }).map((days) => plusDays('2015-09-24', days));
    const free = (date: string): boolean => new Date(`${date}T00:00:00Z`).getUTCDay() === 0 || isItalianHoliday(date);
    fc.assert(fc.property(day, fc.constantFrom(15, 30, 60), (from, days) => {
      const term = { days, ifHoliday: 'moves-on' } as const;
      const due = dueDay(from, term);
      const counted = plusDays(from, days);
      expect(free(due)).toBe(false);
      expect(Array.from({ length: daysBetween(counted, due) }, (_, at) => plusDays(counted, at)).every(free)).toBe(true);
      expect(dueDay(plusDays(from, 1), term) >= due).toBe(true);
      expect(dueDay(from, { ...term, ifHoliday: 'stays' })).toBe(counted);
    }), { seed: 20_261_128, numRuns: 500 });
  });
});

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { plusDays } from './local-date.js';
import { daysOf, lastDayOfMonths } from './month-arithmetic.js';

const SEED = 20261128;
const day = fc.integer({ min: 0, max: 36_500 }).map((days) => plusDays('2000-01-01', days));
const months = fc.integer({ min: 1, max: 24 });

describe('a period of whole months', () => {
  it.each([
    ['2026-09-01', 6, '2027-02-28'], ['2026-12-01', 6, '2027-05-31'], ['2027-09-01', 6, '2028-02-29'], ['2026-01-15', 6, '2026-07-14'],
    ['2026-08-31', 6, '2027-02-28'], ['2026-08-29', 6, '2027-02-28'], ['2026-08-28', 6, '2027-02-27'], ['2027-08-29', 6, '2028-02-28'], ['2028-02-29', 12, '2029-02-28'],
    ['2026-12-31', 2, '2027-02-28'],
  ])('from %s %i months end on %s (art. 2963 c.c.)', (start, count, last) => {
    expect(lastDayOfMonths(start, count)).toBe(last);
  });

  it('a later start never ends earlier, over year ends and leap years', () => {
    fc.assert(fc.property(day, months, (start, count) => {
      expect(lastDayOfMonths(plusDays(start, 1), count) >= lastDayOfMonths(start, count)).toBe(true);
    }), { seed: SEED, numRuns: 500 });
  });

  it('a month more ends 28 to 31 days later', () => {
    fc.assert(fc.property(day, months, (start, count) => {
      const longer = daysOf({ from: lastDayOfMonths(start, count), until: lastDayOfMonths(start, count + 1) }) - 1;
      expect(longer).toBeGreaterThanOrEqual(28);
      expect(longer).toBeLessThanOrEqual(31);
    }), { seed: SEED, numRuns: 500 });
  });

  it('two periods on end are one of their sum, when every month has the day', () => {
    fc.assert(fc.property(day.filter((start) => start.slice(8) <= '28'), months, months, (start, first, second) => {
      expect(lastDayOfMonths(plusDays(lastDayOfMonths(start, first), 1), second)).toBe(lastDayOfMonths(start, first + second));
    }), { seed: SEED, numRuns: 500 });
  });
});

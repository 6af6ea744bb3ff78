import { describe, expect, it } from '@jest/globals';
import { plusMonths } from '@filiera/exchange';
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

  it('adds months, to the last day of a month that is shorter', () => {
    expect(plusMonths('2026-08-31', 6)).toBe('2027-02-28');
    expect(plusMonths('2026-11-23', 6)).toBe('2027-05-23');
  });
});

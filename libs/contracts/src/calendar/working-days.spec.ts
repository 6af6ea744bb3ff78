import { describe, expect, it } from '@jest/globals';
import { easterMonday, isItalianHoliday } from './italian-holidays.js';
import { endOfWorkingDay, isWorkingDay } from './working-days.js';

describe('working days', () => {
  it('counts five working days from a Monday to the next Monday', () => {
    expect(endOfWorkingDay(new Date('2026-11-23T09:00:00Z'), 5).toISOString()).toBe('2026-11-30T22:59:59.000Z');
  });

  it('skips the Immacolata and the week-end', () => {
    // Thursday 3 December 2026: Friday 4, Monday 7, (Tuesday 8 is a holiday) Wednesday 9
    expect(endOfWorkingDay(new Date('2026-12-03T15:00:00Z'), 3).toISOString()).toBe('2026-12-09T22:59:59.000Z');
  });

  it('ends at the last second of an Italian day in summer time too', () => {
    expect(endOfWorkingDay(new Date('2026-07-06T10:00:00Z'), 1).toISOString()).toBe('2026-07-07T21:59:59.000Z');
  });

  it('counts from the Italian day, not from the UTC one', () => {
    // 23:30 UTC on Monday 6 July is already Tuesday 7 in Italy
    expect(endOfWorkingDay(new Date('2026-07-06T23:30:00Z'), 1).toISOString()).toBe('2026-07-08T21:59:59.000Z');
  });

  it('knows Easter Monday of past and coming years', () => {
    expect([2024, 2025, 2026, 2027, 2038].map(easterMonday)).toEqual(['2024-04-01', '2025-04-21', '2026-04-06', '2027-03-29', '2038-04-26']);
  });

  it('counts a holiday only in the years in which the law has it', () => {
    expect([isItalianHoliday('2025-10-04'), isItalianHoliday('2026-10-04'), isItalianHoliday('1999-06-02'), isItalianHoliday('2001-06-02')])
      .toEqual([false, true, false, true]);
    expect(isWorkingDay('2026-08-15')).toBe(false);
  });
});

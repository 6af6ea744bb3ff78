import { describe, expect, it } from '@jest/globals';
import { ageOn, daysBetween, isCalendarDay, localDate, mondayOf, plusDays } from './local-date.js';

describe('calendar days in Italy', () => {
  it('turns the day at midnight in Rome, in winter and in summer', () => {
    expect(localDate(new Date('2026-12-31T22:59:59Z'))).toBe('2026-12-31');
    expect(localDate(new Date('2026-12-31T23:00:00Z'))).toBe('2027-01-01');
    expect(localDate(new Date('2026-07-01T22:00:00Z'))).toBe('2026-07-02');
  });

  it('counts whole days over a change of clocks and over the end of a year', () => {
    expect(daysBetween('2026-10-24', '2026-10-26')).toBe(2);
    expect(daysBetween('2026-12-31', '2027-01-01')).toBe(1);
    expect(daysBetween('2026-12-31', '2026-12-30')).toBe(-1);
    expect(plusDays('2026-12-31', 60)).toBe('2027-03-01');
  });

  it('completes a year of age on the birthday and not the day before', () => {
    expect(ageOn('2008-11-23', '2026-11-22')).toBe(17);
    expect(ageOn('2008-11-23', '2026-11-23')).toBe(18);
    expect(ageOn('2008-02-29', '2026-02-28')).toBe(17);
    expect(ageOn('2008-02-29', '2026-03-01')).toBe(18);
  });

  it('begins the week on Monday', () => {
    expect(['2026-11-29', '2026-11-30', '2026-12-06', '2026-12-07', '2027-01-01', '1899-12-31'].map(mondayOf))
      .toEqual(['2026-11-23', '2026-11-30', '2026-11-30', '2026-12-07', '2026-12-28', '1899-12-25']);
  });

  it('knows which days exist', () => {
    expect(isCalendarDay('2028-02-29')).toBe(true);
    expect(isCalendarDay('2026-02-29')).toBe(false);
    expect(isCalendarDay('2026-13-01')).toBe(false);
    expect(isCalendarDay('23/11/2026')).toBe(false);
  });
});

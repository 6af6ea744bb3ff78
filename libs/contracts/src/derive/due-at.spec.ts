import { describe, expect, it } from '@jest/globals';
import { dueAt } from './due-at.js';

describe('the time by which a service standard wants its answer', () => {
  it('counts working days over Christmas and the end of the year', () => {
    // Wednesday 23 December 2026: Thursday 24, (25 and 26 are holidays, 27 a Sunday) Monday 28, 29, 30, Thursday 31
    expect(dueAt({ amount: 5, unit: 'working-day' }, new Date('2026-12-23T09:00:00Z')).toISOString()).toBe('2026-12-31T22:59:59.000Z');
    // One more: 1 January is a holiday, 2 and 3 a week-end
    expect(dueAt({ amount: 6, unit: 'working-day' }, new Date('2026-12-23T09:00:00Z')).toISOString()).toBe('2027-01-04T22:59:59.000Z');
    // 23:30 UTC on 30 December is the 31st in Italy: Monday 4, 5, (6 is Epiphany) 7, 8, Monday 11
    expect(dueAt({ amount: 5, unit: 'working-day' }, new Date('2026-12-30T23:30:00Z')).toISOString()).toBe('2027-01-11T22:59:59.000Z');
  });

  it('counts calendar days, and goes past a Sunday or a holiday at their end', () => {
    expect(dueAt({ amount: 30, unit: 'day' }, new Date('2026-11-23T09:00:00Z')).toISOString()).toBe('2026-12-23T22:59:59.000Z');
    // The thirtieth day is 1 January: 2 January is a Saturday, and no holiday
    expect(dueAt({ amount: 30, unit: 'day' }, new Date('2026-12-02T09:00:00Z')).toISOString()).toBe('2027-01-02T22:59:59.000Z');
    // The thirtieth day is Christmas, then Saint Stephen, then a Sunday
    expect(dueAt({ amount: 30, unit: 'day' }, new Date('2026-11-25T09:00:00Z')).toISOString()).toBe('2026-12-28T22:59:59.000Z');
  });

  it('counts hours as they pass, whatever the day and whatever the clocks do', () => {
    expect(dueAt({ amount: 72, unit: 'hour' }, new Date('2026-12-24T18:00:00Z')).toISOString()).toBe('2026-12-27T18:00:00.000Z');
    expect(dueAt({ amount: 24, unit: 'hour' }, new Date('2027-03-27T18:00:00Z')).toISOString()).toBe('2027-03-28T18:00:00.000Z');
  });
});

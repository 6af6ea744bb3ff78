import { describe, expect, it } from '@jest/globals';
import { CONTRACT_TYPES, type PlacementState } from '@filiera/contracts';
import fc from 'fast-check';
import { plusDays } from '../calendar/local-date.js';
import { lastDayOfMonths } from '../calendar/month-arithmetic.js';
import { decidePlacement, placementWarnings, startPlacement } from './decide-placement.js';

const NOW = new Date('2026-11-23T09:00:00Z');
const BASE: Omit<PlacementState, 'status'> = {
  referral: '0193565c-0000-7000-8000-0000000000a1', vacancy: '0193565c-0000-7000-8000-000000000001', vacancyOwner: 'agenzia-esempio', holder: 'scuola-esempio',
  occupation: { isco: '7411' }, contract: 'fixed-term', startDate: '2026-12-01', endDate: '2027-05-31', municipality: '075035', weeklyHours: 40, sample: false,
};
const given = (state: Partial<PlacementState> = {}) => ({ version: 3, state: { ...BASE, status: 'active', ...state } as PlacementState });
const withFault = (field: string, rule: string) => expect.objectContaining({ status: 422, faults: [expect.objectContaining({ field, rule })] });
const withoutEnd = ({ endDate: _, ...rest }: typeof BASE) => rest;

describe('starting a placement', () => {
  it('is a fact with version 1', () => {
    expect(startPlacement(BASE)).toEqual({ event: 'started', version: 1, state: { ...BASE, status: 'active' } });
  });

  it.each([
    ['fixed-term', 'D.Lgs 81/2015 art. 19'], ['seasonal', 'D.Lgs 81/2015 art. 21'], ['internship', 'L. 92/2012 art. 1 c. 34'],
  ] as const)('wants an end date for %s (%s)', (contract, _source) => {
    expect(startPlacement({ ...BASE, contract }).state.endDate).toBe('2027-05-31');
    expect(() => startPlacement({ ...withoutEnd(BASE), contract })).toThrow(withFault('endDate', 'endDateRequired'));
  });

  it('wants no end date for a permanent contract (D.Lgs 81/2015 art. 1)', () => {
    expect(() => startPlacement({ ...BASE, contract: 'permanent' })).toThrow(withFault('endDate', 'endDateForbidden'));
    expect(startPlacement({ ...withoutEnd(BASE), contract: 'permanent' }).state.endDate).toBeUndefined();
  });

  it('does not end before it starts, and may end on that day', () => {
    expect(startPlacement({ ...BASE, endDate: '2026-12-01' }).version).toBe(1);
    expect(() => startPlacement({ ...BASE, endDate: '2026-11-30' })).toThrow(withFault('endDate', 'notBeforeStart'));
  });

  it('warns beyond the limit that is in force on the day it starts (D.Lgs 81/2015 art. 19; D.L. 87/2018 art. 1)', () => {
    const active = (startDate: string, endDate: string): PlacementState => ({ ...BASE, status: 'active', startDate, endDate });
    expect(placementWarnings(active('2026-12-01', '2028-11-30'))).toEqual([]);
    expect(placementWarnings(active('2026-12-01', '2028-12-01'))[0]?.it).toContain('24 mesi');
    expect(placementWarnings(active('2018-07-13', '2021-07-12'))).toEqual([]);
    expect(placementWarnings(active('2018-07-13', '2021-07-13'))[0]?.it).toContain('36 mesi');
  });
});

describe('any contract (D.Lgs 81/2015 artt. 1, 19, 21; L. 92/2012 art. 1 c. 34)', () => {
  const settings = { seed: 20_261_128, numRuns: 500 };
  const start = fc.integer({ min: 0, max: 5_000 }).map((days) => plusDays('2015-06-25', days));

  it('is refused exactly where its end date is missing, forbidden, or before its start', () => {
    const terms = fc.record({ contract: fc.constantFrom(...CONTRACT_TYPES), startDate: start, days: fc.option(fc.integer({ min: -3, max: 1_500 })) });
    fc.assert(fc.property(terms, ({ contract, startDate, days }) => {
      const state = { ...withoutEnd(BASE), contract, startDate, ...(days === null ? {} : { endDate: plusDays(startDate, days) }) };
      const required = contract === 'fixed-term' || contract === 'seasonal' || contract === 'internship';
      const expected = days === null ? (required ? ['endDateRequired'] : []) : contract === 'permanent' ? ['endDateForbidden'] : days < 0 ? ['notBeforeStart'] : [];
      let rules: string[] = [];
      try {
        startPlacement(state);
      } catch (error) {
        rules = (error as { faults: { rule: string }[] }).faults.map(({ rule }) => rule);
      }
      expect(rules).toEqual(expected);
    }), settings);
  });

  it('of a fixed term warns from the day after the limit of its first day, wherever months and years turn', () => {
    fc.assert(fc.property(start, (startDate) => {
      const limit = lastDayOfMonths(startDate, startDate < '2018-07-14' ? 36 : 24);
      const warned = (endDate: string) => placementWarnings({ ...BASE, status: 'active', startDate, endDate }).length;
      expect([warned(limit), warned(plusDays(limit, 1))]).toEqual([0, 1]);
    }), settings);
  });
});

describe('following a placement', () => {
  it('extends to a later day only', () => {
    expect(decidePlacement({ do: 'extend', endDate: '2027-06-30' }, 'agenzia-esempio', given(), NOW)).toMatchObject({ event: 'extended', version: 4, state: { endDate: '2027-06-30' } });
    expect(() => decidePlacement({ do: 'extend', endDate: '2027-05-31' }, 'agenzia-esempio', given(), NOW)).toThrow(withFault('endDate', 'later'));
  });

  it('does not extend what has no end', () => {
    const permanent = given({ contract: 'on-call', endDate: undefined });
    expect(() => decidePlacement({ do: 'extend', endDate: '2027-06-30' }, 'agenzia-esempio', permanent, NOW)).toThrow(withFault('endDate', 'hasEnd'));
  });

  it('transforms a fixed term into a permanent contract and drops the end date', () => {
    const decision = decidePlacement({ do: 'transform', contract: 'permanent' }, 'agenzia-esempio', given(), NOW);
    expect(decision.event).toBe('transformed');
    expect(decision.state).toMatchObject({ contract: 'permanent', startDate: '2026-12-01' });
    expect(decision.state).not.toHaveProperty('endDate');
  });

  it('does not transform a contract into itself', () => {
    expect(() => decidePlacement({ do: 'transform', contract: 'fixed-term', endDate: '2027-05-31' }, 'agenzia-esempio', given(), NOW)).toThrow(withFault('contract', 'differs'));
  });

  it('ends with its reason on a day that has come', () => {
    const running = given({ startDate: '2026-11-02' });
    expect(decidePlacement({ do: 'end', endDate: '2026-11-20', reason: 'resignation' }, 'agenzia-esempio', running, NOW).state)
      .toMatchObject({ status: 'ended', endDate: '2026-11-20', endReason: 'resignation' });
    expect(() => decidePlacement({ do: 'end', endDate: '2026-11-24', reason: 'resignation' }, 'agenzia-esempio', running, NOW)).toThrow(withFault('endDate', 'notInFuture'));
    expect(() => decidePlacement({ do: 'end', endDate: '2026-11-01', reason: 'resignation' }, 'agenzia-esempio', running, NOW)).toThrow(withFault('endDate', 'notBeforeStart'));
  });

  it('ends a permanent contract with the day it ended', () => {
    const permanent = given({ contract: 'permanent', endDate: undefined, startDate: '2026-10-01' });
    expect(decidePlacement({ do: 'end', endDate: '2026-11-20', reason: 'resignation' }, 'agenzia-esempio', permanent, NOW).state.endDate).toBe('2026-11-20');
  });

  it('changes nothing once ended, and only for its publisher', () => {
    const ended = given({ status: 'ended' });
    expect(() => decidePlacement({ do: 'extend', endDate: '2027-06-30' }, 'agenzia-esempio', ended, NOW)).toThrow(expect.objectContaining({ code: 'placement.ended' }));
    expect(() => decidePlacement({ do: 'extend', endDate: '2027-06-30' }, 'cpi-esempio', given(), NOW)).toThrow(expect.objectContaining({ code: 'placement.not-the-publisher' }));
  });
});

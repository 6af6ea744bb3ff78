import { describe, expect, it } from '@jest/globals';
import type { PlacementState } from '@filiera/contracts';
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

  it.each(['fixed-term', 'seasonal', 'internship'] as const)('wants an end date for %s', (contract) => {
    expect(() => startPlacement({ ...withoutEnd(BASE), contract })).toThrow(withFault('endDate', 'endDateRequired'));
  });

  it('wants no end date for a permanent contract', () => {
    expect(() => startPlacement({ ...BASE, contract: 'permanent' })).toThrow(withFault('endDate', 'endDateForbidden'));
    expect(startPlacement({ ...withoutEnd(BASE), contract: 'permanent' }).state.endDate).toBeUndefined();
  });

  it('does not end before it starts', () => {
    expect(() => startPlacement({ ...BASE, endDate: '2026-11-30' })).toThrow(withFault('endDate', 'notBeforeStart'));
  });

  it('warns beyond the limit that is in force on the day it starts', () => {
    const active = (startDate: string, endDate: string): PlacementState => ({ ...BASE, status: 'active', startDate, endDate });
    expect(placementWarnings(active('2026-12-01', '2028-12-01'))).toEqual([]);
    expect(placementWarnings(active('2026-12-01', '2028-12-02'))[0]?.it).toContain('24 mesi');
    expect(placementWarnings(active('2018-07-13', '2021-07-13'))).toEqual([]);
    expect(placementWarnings(active('2018-07-13', '2021-07-14'))[0]?.it).toContain('36 mesi');
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

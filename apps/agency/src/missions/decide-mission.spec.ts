import { describe, expect, it } from '@jest/globals';
import { lastDayOfMonths, plusDays } from '@filiera/exchange';
import { DomainError } from '@filiera/member-kit';
import fc from 'fast-check';
import { decideAnnulment, decideEnd, decideExtension, decideMission, type KnownMission, type MissionDays } from './decide-mission.js';
import { MissionsSettings } from './missions-settings.js';

function violations(decide: () => void): string[] {
  try {
    decide();
    return [];
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return error.faults.length > 0 ? error.faults.map(({ field, rule }) => `${field}:${rule}`) : [error.code];
  }
}
const LIMITS = new MissionsSettings();
const starting = (startDate: string, endDate: string, others: MissionDays[] = [], permanent = false) => violations(() => decideMission({ permanent, startDate, endDate }, others, LIMITS.limitFor({ permanent, startDate })));
const extended = (mission: KnownMission, endDate: string, others: MissionDays[] = [], settings = LIMITS) => violations(() => decideExtension(mission, endDate, others, settings.limitFor(mission)));
const known = (given: Partial<KnownMission> = {}): KnownMission => ({ permanent: false, startDate: '2026-01-01', endDate: '2026-06-30', extensions: 0, ended: false, annulled: false, ...given });

describe('a mission of agency work', () => {
  it('lasts 24 months at most at one user firm (D.L. 87/2018 art. 1 e 2)', () => {
    expect(starting('2026-12-01', '2028-11-29')).toEqual([]);
    expect(starting('2026-12-01', '2028-11-30')).toEqual([]);
    expect(starting('2026-12-01', '2028-12-01')).toEqual(['endDate:longest']);
  });

  it('lasted 36 months before (CCNL agenzie di somministrazione 27/2/2014), and as long as was agreed before that', () => {
    expect(starting('2018-07-13', '2021-07-12')).toEqual([]);
    expect(starting('2018-07-13', '2021-07-13')).toEqual(['endDate:longest']);
    expect(starting('2018-07-14', '2020-07-14')).toEqual(['endDate:longest']);
    expect(starting('2010-01-01', '2019-01-01')).toEqual([]);
  });

  it('counts with the other missions at the same firm', () => {
    const others = [{ startDate: '2025-01-01', endDate: '2025-12-31' }];
    expect(starting('2026-12-01', '2027-11-30', others)).toEqual([]);
    expect(starting('2026-12-01', '2027-12-02', others)).toEqual(['endDate:longest']);
  });

  it('counts only since 12 January 2025 for who is employed for an indefinite time, and nothing before (L. 203/2024 art. 10)', () => {
    expect(starting('2025-01-11', '2029-01-01', [], true)).toEqual([]);
    expect(starting('2025-01-12', '2027-01-11', [], true)).toEqual([]);
    expect(starting('2025-01-12', '2027-01-12', [], true)).toEqual(['endDate:longest']);
    expect(starting('2025-02-01', '2027-01-11', [{ startDate: '2022-01-01', endDate: '2025-01-31' }], true)).toEqual([]);
    expect(starting('2025-02-01', '2027-01-12', [{ startDate: '2022-01-01', endDate: '2025-01-31' }], true)).toEqual(['endDate:longest']);
  });

  it('goes exactly to the limit and no day beyond, wherever the year turns', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 3_000 }).map((days) => plusDays('2020-01-01', days)), (start) => {
      const last = lastDayOfMonths(start, 24);
      expect(starting(start, last)).toEqual([]);
      expect(starting(start, plusDays(last, 1))).toEqual(['endDate:longest']);
    }), { seed: 20261128, numRuns: 200 });
  });

  it('is told all its violations at once', () => {
    expect(starting('2026-12-01', '2029-12-01', [{ startDate: '2027-01-01', endDate: '2027-01-31' }])).toEqual(['endDate:longest', 'startDate:noOverlap']);
    expect(starting('2026-12-01', '2026-11-30')).toEqual(['endDate:notBeforeStart']);
  });

  it('is extended six times at most (CCNL agenzie di somministrazione 15/10/2019)', () => {
    const extending = (extensions: number, endDate = '2026-09-30') => extended(known({ extensions }), endDate);
    expect([extending(0), extending(5), extending(6)]).toEqual([[], [], ['endDate:mostExtensions']]);
    expect(extending(6, '2028-01-01')).toEqual(['endDate:mostExtensions', 'endDate:longest']);
    expect(extending(0, '2026-06-30')).toEqual(['endDate:later']);
    expect(extended(known({ extensions: 6, permanent: true }), '2026-09-30')).toEqual([]);
  });

  it('is limited as the agency has set, from that day on', () => {
    const settings = Object.assign(new MissionsSettings(), {
      limits: [{ permanent: false, months: 12, countedFrom: '1900-01-01', validFrom: '2026-01-02', source: 'Esempio', extensions: { most: 2, source: 'Esempio' } }],
    });
    const mission = (startDate: string, extensions: number) => known({ startDate, extensions });
    expect(extended(mission('2026-01-01', 5), '2027-06-30', [], settings)).toEqual([]);
    expect(extended(mission('2026-01-02', 1), '2027-01-01', [], settings)).toEqual([]);
    expect(extended(mission('2026-01-02', 2), '2027-01-02', [], settings)).toEqual(['endDate:mostExtensions', 'endDate:longest']);
  });

  it('is annulled whatever became of it, once, and then changes no more', () => {
    for (const given of [{}, { ended: true }, { startDate: '2027-01-01', endDate: '2027-06-30' }]) expect(violations(() => decideAnnulment(known(given)))).toEqual([]);
    const annulled = known({ annulled: true, ended: true });
    expect([violations(() => decideAnnulment(annulled)), extended(annulled, '2026-09-30'), violations(() => decideEnd(annulled, '2026-06-30', '2026-06-30'))])
      .toEqual([['mission.annulled'], ['mission.annulled'], ['mission.annulled']]);
  });

  it('ends on one of its days that has come, once', () => {
    expect(violations(() => decideEnd(known(), '2026-06-30', '2026-06-30'))).toEqual([]);
    expect(violations(() => decideEnd(known(), '2026-07-01', '2026-06-30'))).toEqual(['lastDay:withinMission', 'lastDay:notInFuture']);
    expect(violations(() => decideEnd(known({ ended: true }), '2026-06-30', '2026-06-30'))).toEqual(['mission.ended']);
  });
});

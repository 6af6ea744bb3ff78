import { describe, expect, it } from '@jest/globals';
import { DomainError } from '@filiera/member-kit';
import fc from 'fast-check';
import { plusDays } from '../calendar/local-date.js';
import {
  decideAnnulment, decideCancellation, decideEnd, decideExtension, decideInternship, latestEnd, stateOn, type InternshipTerms, type KnownInternship, type Suspension,
} from './decide-internship.js';
import { decideMovedSuspension, decideRemovedSuspension, decideSuspension } from './decide-suspension.js';
import { INTERNSHIP_CATEGORIES } from './duration-limits.js';
import { lastDayOfMonths } from '../calendar/month-arithmetic.js';

const AGREEMENT = { from: '2026-01-01', until: '2028-12-31' };
const TERMS: InternshipTerms = { category: 'ordinary', seasonal: false, startDate: '2026-12-01', endDate: '2027-05-31' };
const known = (given: Partial<KnownInternship> = {}): KnownInternship => ({ ...TERMS, status: 'open', suspensions: [], ...given });

/** Field and rule of each violation; none when it passes. */
function violations(decide: () => void): string[] {
  try {
    decide();
    return [];
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return error.faults.length > 0 ? error.faults.map(({ field, rule }) => `${field}:${rule}`) : [error.code];
  }
}
const starting = (terms: Partial<InternshipTerms>, earlier = 0) => violations(() => decideInternship({ ...TERMS, ...terms }, AGREEMENT, earlier));

describe('an internship project', () => {
  it.each([
    ['ordinary', '2027-05-31', '2027-06-01', 'L.R. Puglia 26/2023'],
    ['disadvantaged', '2027-11-30', '2027-12-01', 'Linee guida tirocini 25/5/2017'],
    ['disabled', '2028-11-30', '2028-12-01', 'Linee guida tirocini 25/5/2017'],
  ] as const)('%s lasts until %s at most, not until %s (%s)', (category, last, beyond, _source) => {
    expect(starting({ category, endDate: plusDays(last, -1) })).toEqual([]);
    expect(starting({ category, endDate: last })).toEqual([]);
    expect(starting({ category, endDate: beyond })).toEqual(['endDate:longest']);
  });

  it('lasts two months at least, one where the host works by the season (Linee guida tirocini 25/5/2017)', () => {
    expect(starting({ endDate: '2027-01-31' })).toEqual([]);
    expect(starting({ endDate: '2027-01-30' })).toEqual(['endDate:shortest']);
    expect(starting({ endDate: '2026-12-31', seasonal: true })).toEqual([]);
    expect(starting({ endDate: '2026-12-30', seasonal: true })).toEqual(['endDate:shortest']);
  });

  it('is one for each person and host (Linee guida tirocini 25/5/2017)', () => {
    expect(starting({}, 0)).toEqual([]);
    expect(starting({}, 1)).toEqual(['agreement:oncePerHost']);
  });

  it('starts on a day on which the agreement is valid, the first and the last included', () => {
    expect(starting({ startDate: '2026-01-01', endDate: '2026-06-30' })).toEqual([]);
    expect(starting({ startDate: '2028-12-31', endDate: '2029-03-31' })).toEqual([]);
    expect(starting({ startDate: '2025-12-31', endDate: '2026-05-31' })).toEqual(['startDate:withinAgreement']);
    expect(starting({ startDate: '2029-01-01', endDate: '2029-05-31' })).toEqual(['startDate:withinAgreement']);
  });

  it('is told all its violations at once, each with its source', () => {
    expect(starting({ startDate: '2029-01-01', endDate: '2029-12-31' }, 1)).toEqual(['startDate:withinAgreement', 'endDate:longest', 'agreement:oncePerHost']);
    expect(starting({ startDate: '2029-01-01', endDate: '2028-12-31' })).toEqual(['startDate:withinAgreement', 'endDate:notBeforeStart']);
  });

  it('goes exactly to its latest end and never a day beyond, wherever the year turns', () => {
    const start = fc.integer({ min: 0, max: 3_000 }).map((days) => plusDays('2024-01-01', days));
    fc.assert(fc.property(start, fc.constantFrom(...INTERNSHIP_CATEGORIES), (startDate, category) => {
      const terms = { ...TERMS, startDate, category };
      const last = latestEnd(terms, [])!;
      const forEver = { from: '2000-01-01', until: '2099-12-31' };
      expect(violations(() => decideInternship({ ...terms, endDate: last }, forEver, 0))).toEqual([]);
      expect(violations(() => decideInternship({ ...terms, endDate: plusDays(last, 1) }, forEver, 0))).toEqual(['endDate:longest']);
    }), { seed: 20261128, numRuns: 300 });
  });
});

describe('suspending an internship (Linee guida tirocini 25/5/2017)', () => {
  const suspending = (reason: 'maternity' | 'illness' | 'injury' | 'closure', from: string, until: string, given: Partial<KnownInternship> = {}) =>
    violations(() => decideSuspension(known(given), { reason, from, until }));

  it.each(['illness', 'injury'] as const)('takes %s of 30 days and more', (reason) => {
    expect(suspending(reason, '2027-01-01', '2027-01-30')).toEqual([]);
    expect(suspending(reason, '2027-01-01', '2027-01-31')).toEqual([]);
    expect(suspending(reason, '2027-01-01', '2027-01-29')).toEqual(['until:shortestSuspension']);
  });

  it('takes a closure of 15 days and more', () => {
    expect(suspending('closure', '2026-12-20', '2027-01-03')).toEqual([]);
    expect(suspending('closure', '2026-12-20', '2027-01-10')).toEqual([]);
    expect(suspending('closure', '2026-12-20', '2027-01-02')).toEqual(['until:shortestSuspension']);
  });

  it('takes maternity whatever it lasts', () => {
    expect(suspending('maternity', '2027-01-01', '2027-01-01')).toEqual([]);
  });

  it('begins within the internship and lies beside other suspensions', () => {
    expect(suspending('closure', '2026-11-30', '2026-12-20')).toEqual(['from:withinInternship']);
    expect(suspending('closure', '2027-05-31', '2027-06-14')).toEqual([]);
    expect(suspending('closure', '2027-06-01', '2027-06-15')).toEqual(['from:withinInternship']);
    const suspensions: Suspension[] = [{ reason: 'illness', from: '2027-01-10', until: '2027-02-10' }];
    expect(suspending('closure', '2027-02-11', '2027-02-25', { suspensions })).toEqual([]);
    expect(suspending('closure', '2027-02-10', '2027-02-12', { suspensions })).toEqual(['from:noOverlap', 'until:shortestSuspension']);
    expect(suspending('closure', '2027-02-10', '2027-02-09')).toEqual(['until:notBeforeStart']);
  });

  it('goes beyond the last day of the internship, which may then be extended by as many days', () => {
    const ill = { reason: 'illness', from: '2027-05-10', until: '2027-06-30' } as const;
    expect(suspending(ill.reason, ill.from, ill.until)).toEqual([]);
    const suspended = known({ suspensions: [ill] });
    // Of six months 22 days are left when it begins, and so they are when it is over.
    expect(latestEnd(suspended, suspended.suspensions)).toBe('2027-07-22');
    expect(violations(() => decideExtension(suspended, '2027-07-22'))).toEqual([]);
    expect(violations(() => decideExtension(suspended, '2027-07-23'))).toEqual(['endDate:longest']);
    expect(suspending('closure', '2027-06-20', '2027-07-10', { ...suspended, endDate: '2027-07-22' })).toEqual(['from:noOverlap']);
    expect(suspending('closure', '2027-07-01', '2027-07-15', { ...suspended, endDate: '2027-07-22' })).toEqual([]);
    expect(['2027-05-31', '2027-06-30', '2027-07-01'].map((day) => stateOn(suspended, day))).toEqual(['suspended', 'suspended', 'ended']);
    expect(stateOn({ ...suspended, status: 'ended' }, '2027-06-01')).toBe('ended');
  });

  it('does not count towards the longest duration', () => {
    fc.assert(fc.property(fc.integer({ min: 15, max: 120 }), (days) => {
      const suspensions: Suspension[] = [{ reason: 'closure', from: '2027-01-01', until: plusDays('2027-01-01', days - 1) }];
      const last = plusDays('2027-05-31', days);
      expect(violations(() => decideExtension(known({ suspensions }), last))).toEqual([]);
      expect(violations(() => decideExtension(known({ suspensions }), plusDays(last, 1)))).toEqual(['endDate:longest']);
    }), { seed: 20261128, numRuns: 50 });
  });
});

describe('a suspension that was entered wrongly', () => {
  const ill: Suspension = { reason: 'illness', from: '2027-01-10', until: '2027-02-08' };
  const longer: Suspension = { reason: 'illness', from: '2027-02-09', until: '2027-02-13' };

  it('is judged together with those of the same reason that adjoin it (Linee guida tirocini 25/5/2017)', () => {
    expect(violations(() => decideSuspension(known({ suspensions: [ill] }), longer))).toEqual([]);
    expect(violations(() => decideSuspension(known({ suspensions: [ill] }), { ...longer, reason: 'injury' }))).toEqual(['until:shortestSuspension']);
    expect(violations(() => decideSuspension(known({ suspensions: [ill] }), { ...longer, from: '2027-02-10' }))).toEqual(['until:shortestSuspension']);
    expect(violations(() => decideSuspension(known({ suspensions: [ill] }), { reason: 'illness', from: '2027-01-05', until: '2027-01-09' }))).toEqual([]);
  });

  it('is moved to where a suspension may be, and removed, unless one too short is left', () => {
    const both = known({ suspensions: [ill, longer] });
    expect(violations(() => decideMovedSuspension(both, [longer], { ...ill, from: '2027-01-01' }))).toEqual([]);
    expect(violations(() => decideMovedSuspension(both, [longer], { ...ill, until: '2027-02-07' }))).toEqual(['until:shortestSuspension']);
    expect(violations(() => decideMovedSuspension(both, [longer], { ...ill, until: '2027-02-09' }))).toEqual(['from:noOverlap', 'until:shortestSuspension']);
    expect(violations(() => decideMovedSuspension(both, [longer], { ...ill, until: '2027-01-09' }))).toEqual(['until:notBeforeStart']);
    expect(violations(() => decideRemovedSuspension(both, [ill]))).toEqual([]);
    expect(violations(() => decideRemovedSuspension(both, [longer]))).toEqual(['until:shortestSuspension']);
  });

  it('stays where the internship was extended by its days (L.R. Puglia 26/2023)', () => {
    const extended = known({ endDate: '2027-06-30', suspensions: [ill] });
    expect(violations(() => decideMovedSuspension(extended, [], { ...ill, from: '2027-01-01', until: '2027-01-30' }))).toEqual([]);
    expect(violations(() => decideMovedSuspension(extended, [], { reason: 'closure', from: '2027-01-01', until: '2027-01-29' }))).toEqual(['endDate:longest']);
    expect(violations(() => decideRemovedSuspension(extended, []))).toEqual(['endDate:longest']);
    expect(violations(() => decideRemovedSuspension({ ...extended, status: 'ended' }, []))).toEqual(['internship.closed']);
  });
});

describe('the steps of an internship', () => {
  it('is extended to a later day within the longest duration (L.R. Puglia 26/2023)', () => {
    const short = known({ endDate: '2027-02-28' });
    expect(violations(() => decideExtension(short, '2027-05-31'))).toEqual([]);
    expect(violations(() => decideExtension(short, '2027-06-01'))).toEqual(['endDate:longest']);
    expect(violations(() => decideExtension(short, '2027-02-28'))).toEqual(['endDate:later']);
  });

  it('ends on a day that has come, completed only on its last', () => {
    expect(violations(() => decideEnd(known(), '2027-05-31', 'completed', '2027-05-31'))).toEqual([]);
    expect(violations(() => decideEnd(known(), '2027-05-30', 'completed', '2027-05-31'))).toEqual(['reason:completed']);
    expect(violations(() => decideEnd(known(), '2027-06-01', 'hired', '2027-05-31'))).toEqual(['lastDay:withinInternship', 'lastDay:notInFuture']);
  });

  it('is cancelled before its first day only', () => {
    expect(violations(() => decideCancellation(known(), '2026-11-30'))).toEqual([]);
    expect(violations(() => decideCancellation(known(), '2026-12-01'))).toEqual(['startDate:notStarted']);
  });

  it('is annulled while it runs and once it has ended, once', () => {
    for (const status of ['open', 'ended'] as const) expect(violations(() => decideAnnulment(known({ status })))).toEqual([]);
    for (const status of ['cancelled', 'annulled'] as const) expect(violations(() => decideAnnulment(known({ status })))).toEqual(['internship.closed']);
    expect(stateOn(known({ status: 'annulled' }), '2027-01-01')).toBe('annulled');
  });

  it('changes no more once it has ended', () => {
    for (const status of ['ended', 'cancelled', 'annulled'] as const) {
      expect(violations(() => decideExtension(known({ status }), '2027-05-31'))).toEqual(['internship.closed']);
    }
  });

  it.each([
    ['2026-11-30', 'planned'], ['2026-12-01', 'running'], ['2027-01-10', 'suspended'], ['2027-02-10', 'suspended'], ['2027-02-11', 'running'],
    ['2027-05-31', 'running'], ['2027-06-01', 'ended'],
  ])('on %s it is %s', (day, state) => {
    expect(stateOn(known({ suspensions: [{ reason: 'illness', from: '2027-01-10', until: '2027-02-10' }] }), day)).toBe(state);
  });

  it('lasts as the rule in force on its first day says', () => {
    expect(latestEnd({ ...TERMS, startDate: '2023-11-12' }, [])).toBe(lastDayOfMonths('2023-11-12', 6));
    expect(latestEnd({ ...TERMS, startDate: '2010-01-01' }, [])).toBeUndefined();
  });
});

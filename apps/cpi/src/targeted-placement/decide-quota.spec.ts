import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decideQuota, type QuotaOutcome, type WorkforceFigures } from './decide-quota.js';
import { EXEMPT_ACTIVITIES } from './quota-rules.js';
import { TargetedPlacementSettings } from './targeted-placement-settings.js';

const BASE: WorkforceFigures = { referenceDay: '2025-12-31', workforce: 100, disabledEmployed: 0, protectedEmployed: 0 };
const quotaOf = (figures: WorkforceFigures, settings: Partial<TargetedPlacementSettings> = {}): QuotaOutcome =>
  decideQuota(figures, Object.assign(new TargetedPlacementSettings(), settings).exemptionOn(figures.referenceDay));
const owed = (workforce: number) => quotaOf({ ...BASE, workforce });
const withFault = (field: string, rule: string) => expect.objectContaining({ status: 422, faults: [expect.objectContaining({ field, rule })] });

describe('what a firm owes', () => {
  it.each([[0, 0], [14, 0], [15, 1], [35, 1], [36, 2], [50, 2], [51, 4], [100, 7]])(
    'is for %i employees %i people with disabilities (L. 68/1999 art. 3)', (workforce, people) => { expect(owed(workforce).disability.due).toBe(people); });

  it.each([[150, 10], [151, 11], [149, 10], [250, 17], [350, 24], [50_050, 3503]])(
    'rounds 7%% of %i to %i: up only above .50 (L. 68/1999 art. 4 c. 2)', (workforce, people) => { expect(owed(workforce).disability.due).toBe(people); });

  it.each([[50, 0], [51, 1], [150, 1], [151, 2], [250, 2], [251, 3]])(
    'is for %i employees %i protected people (L. 68/1999 art. 18 c. 2)', (workforce, people) => { expect(owed(workforce).protected.due).toBe(people); });

  it('is explained line by line, each with its source', () => {
    const { lines } = quotaOf({ ...BASE, disabledEmployed: 2, exemption: { percent: 50, activity: 'general' }, obligedSince: '2026-01-07' });
    expect(lines.map(({ what, people, day }) => [what, people ?? day])).toEqual([
      ['disability-quota', 7], ['exemption', 3], ['disability-missing', 2], ['protected-quota', 1], ['protected-missing', 1],
      ['statement', '2026-01-31'], ['hiring', '2026-03-09'],
    ]);
    expect(lines.every(({ source }) => source.startsWith('L. 68/1999'))).toBe(true);
  });

  it('is to be stated by 31 January, or the day after when that is a Sunday (L. 68/1999 art. 9 c. 6)', () => {
    expect(owed(20).statementDue).toBe('2026-01-31');
    expect(quotaOf({ ...BASE, referenceDay: '2026-12-31' }).statementDue).toBe('2027-02-01');
  });

  it('leads to hiring within 60 days of the obligation, if anybody is missing (L. 68/1999 art. 9 c. 1)', () => {
    expect(quotaOf({ ...BASE, workforce: 15, obligedSince: '2026-02-02' }).hireBy).toBe('2026-04-03');
    expect(quotaOf({ ...BASE, workforce: 15, disabledEmployed: 1, obligedSince: '2026-02-02' }).hireBy).toBeNull();
  });

  it.each([['general', 60], ['security', 80], ['surveillance', 80], ['private-transport', 80]] as const)(
    'may be exempted in %s up to %i%% and no further (D.M. 357/2000)', (activity, percent) => {
      expect(quotaOf({ ...BASE, exemption: { percent, activity } }).disability.exempted).toBe(Math.floor((7 * percent) / 100));
      expect(() => quotaOf({ ...BASE, exemption: { percent: percent + 1, activity } })).toThrow(withFault('exemption.percent', 'limit'));
    });

  it('goes by the limits that the office has set, from their first day on', () => {
    const exemptions = [{ validFrom: '2026-12-31', source: 'Esempio', fromWorkforce: 40, mostPercent: { general: 50, security: 70, surveillance: 70, 'private-transport': 70 } }];
    const exempted = (referenceDay: string, percent: number, workforce = 100) => quotaOf({ ...BASE, referenceDay, workforce, exemption: { percent, activity: 'general' } }, { exemptions });
    expect(exempted('2026-12-30', 60).disability.exempted).toBe(4);
    expect(exempted('2026-12-31', 50).disability.exempted).toBe(3);
    expect(() => exempted('2026-12-31', 51)).toThrow(withFault('exemption.percent', 'limit'));
    expect(() => exempted('2026-12-31', 50, 39)).toThrow(withFault('exemption', 'workforce'));
  });

  it('is not exempted in a firm of 35 employees, but may be in one of 36 (L. 68/1999 art. 5 c. 3)', () => {
    const exemption = { percent: 50, activity: 'general' } as const;
    expect(() => quotaOf({ ...BASE, workforce: 35, exemption })).toThrow(withFault('exemption', 'workforce'));
    expect(quotaOf({ ...BASE, workforce: 36, exemption }).disability.due).toBe(1);
  });

  it('is not calculated for days before the rules that are loaded', () => {
    expect(() => quotaOf({ ...BASE, referenceDay: '2017-12-31' })).toThrow(withFault('referenceDay', 'inTables'));
    expect(quotaOf({ ...BASE, referenceDay: '2018-01-01' }).disability.due).toBe(7);
  });
});

describe('what any firm owes', () => {
  const workforce = fc.nat({ max: 100_000 });
  const employed = fc.nat({ max: 10_000 });
  const exemption = fc.constantFrom(...EXEMPT_ACTIVITIES).chain((activity) =>
    fc.record({ activity: fc.constant(activity), percent: fc.integer({ min: 1, max: activity === 'general' ? 60 : 80 }) }));
  const settings = { seed: 20_261_128, numRuns: 500 };

  it('is never negative', () => {
    fc.assert(fc.property(workforce, employed, employed, (size, disabledEmployed, protectedEmployed) => {
      const { disability, protected: others } = quotaOf({ ...BASE, workforce: size, disabledEmployed, protectedEmployed });
      expect(Math.min(disability.due, disability.missing, others.due, others.missing)).toBeGreaterThanOrEqual(0);
    }), settings);
  });

  it('never falls as the workforce grows, exempted or not', () => {
    fc.assert(fc.property(fc.integer({ min: 36, max: 100_000 }), fc.nat({ max: 500 }), fc.option(exemption), (size, more, exempt) => {
      const [small, large] = [size, size + more].map((people) => quotaOf({ ...BASE, workforce: people, exemption: exempt }));
      expect(large!.disability.due).toBeGreaterThanOrEqual(small!.disability.due);
      expect(large!.protected.due).toBeGreaterThanOrEqual(small!.protected.due);
    }), settings);
    for (let size = 0; size < 400; size++) expect(owed(size + 1).disability.due).toBeGreaterThanOrEqual(owed(size).disability.due);
  });

  it('is never raised by an exemption, nor lowered by more than its share', () => {
    fc.assert(fc.property(fc.integer({ min: 36, max: 100_000 }), exemption, (size, exempt) => {
      const { disability } = quotaOf({ ...BASE, workforce: size, exemption: exempt });
      expect(disability.due).toBeLessThanOrEqual(owed(size).disability.due);
      expect(disability.exempted * 100).toBeLessThanOrEqual(disability.quota * exempt.percent);
    }), settings);
  });
});

import { describe, expect, it } from '@jest/globals';
import { decideAnnouncement, decideCrisisWithdrawal, toCrisisState } from './decide-crisis.js';
import type { CrisisContent } from './crisis.entity.js';

const NOW = new Date('2026-11-23T12:00:00Z');
const FIRM = '0193565c-0000-7000-8000-0000000000f1';
const content: CrisisContent = { kind: 'closure', sector: '15.20.10', municipality: '075016', people: 48, occupations: [{ isco: '8156' }], from: '2027-03-31', sample: true };
const faultsOf = (change: Partial<CrisisContent>): unknown => {
  try {
    return decideAnnouncement({ ...content, ...change }, FIRM, NOW);
  } catch (error) {
    return (error as { faults: { field: string }[] }).faults.map(({ field }) => field);
  }
};

describe('a crisis that is announced (agreement 12.4)', () => {
  it('is announced before it begins: the day after passes, the day itself does not', () => {
    expect(faultsOf({ from: '2026-11-24' })).toMatchObject({ status: 'announced', announcedOn: '2026-11-23' });
    expect(faultsOf({ from: '2026-11-23' })).toEqual(['from']);
    expect(faultsOf({ from: '2026-11-22' })).toEqual(['from']);
  });

  it('concerns as many people as a collective dismissal: five pass, four do not (L. 223/1991 art. 24 c. 1)', () => {
    expect(faultsOf({ people: 6 })).toMatchObject({ status: 'announced' });
    expect(faultsOf({ people: 5 })).toMatchObject({ status: 'announced' });
    expect(faultsOf({ people: 4 })).toEqual(['people']);
  });

  it('tells every fault at once', () => {
    expect(faultsOf({ people: 2, from: '2026-01-01', occupations: [] })).toEqual(expect.arrayContaining(['people', 'from', 'occupations']));
  });

  it('leaves the firm behind when it travels (agreement 12.5)', () => {
    expect(JSON.stringify(toCrisisState(decideAnnouncement(content, FIRM, NOW)))).not.toContain(FIRM);
  });

  it('is withdrawn once (agreement 12.6)', () => {
    const withdrawn = decideCrisisWithdrawal(decideAnnouncement(content, FIRM, NOW), 'averted');
    expect(toCrisisState(withdrawn)).toMatchObject({ status: 'withdrawn', withdrawalReason: 'averted' });
    expect(() => decideCrisisWithdrawal(withdrawn, 'over')).toThrow('withdrawn already');
  });
});

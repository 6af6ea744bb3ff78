import { describe, expect, it } from '@jest/globals';
import { decideDeclaration, decideNeedWithdrawal, toNeedState } from './decide-need.js';
import type { NeedContent } from './need.entity.js';

const NOW = new Date('2026-11-23T12:00:00Z');
const FIRM = '0193565c-0000-7000-8000-0000000000f1';
const content: NeedContent = {
  kind: 'skill-need', title: 'Elettricisti per impianti civili', sector: '43.21.01', municipality: '075035',
  occupations: [{ occupation: { isco: '7411' }, headcount: 4, skills: [] }], from: '2026-11-23', sample: true,
};
const faultsOf = (change: Partial<NeedContent>, firm: string | null = FIRM): unknown => {
  try {
    return decideDeclaration({ ...content, ...change }, firm, NOW);
  } catch (error) {
    return (error as { faults: { field: string }[] }).faults.map(({ field }) => field);
  }
};

describe('a need that is declared (agreement 12.1)', () => {
  it('has 60 days to be taken up, past a Sunday or a holiday (agreement 9.7)', () => {
    expect(decideDeclaration(content, FIRM, NOW)).toMatchObject({ status: 'declared', declaredOn: '2026-11-23', takeUpBy: new Date('2027-01-22T22:59:59Z') });
  });

  it('is of a firm when it is a skill need, of none or one when it is a project', () => {
    expect(faultsOf({}, null)).toEqual(['firm']);
    expect(faultsOf({ kind: 'industrial-project', from: '2027-09-01' }, null)).toMatchObject({ status: 'declared', firm: null });
  });

  it('is announced before the day on which a project hires: the day after passes, the day itself does not', () => {
    expect(faultsOf({ kind: 'industrial-project', from: '2026-11-24' })).toMatchObject({ status: 'declared' });
    expect(faultsOf({ kind: 'industrial-project', from: '2026-11-23' })).toEqual(['from']);
    expect(faultsOf({ kind: 'industrial-project', from: '2026-11-22' })).toEqual(['from']);
  });

  it('may be needed already when it is a skill need', () => {
    expect(faultsOf({ from: '2026-01-01' })).toMatchObject({ status: 'declared' });
  });

  it('leaves the firm behind when it travels (agreement 12.2)', () => {
    expect(JSON.stringify(toNeedState(decideDeclaration(content, FIRM, NOW)))).not.toContain(FIRM);
  });

  it('is withdrawn once', () => {
    const withdrawn = decideNeedWithdrawal(decideDeclaration(content, FIRM, NOW), 'covered');
    expect(toNeedState(withdrawn)).toMatchObject({ status: 'withdrawn', withdrawalReason: 'covered' });
    expect(() => decideNeedWithdrawal(withdrawn, 'changed')).toThrow('withdrawn already');
  });
});

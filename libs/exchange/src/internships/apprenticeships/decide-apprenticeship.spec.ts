import { describe, expect, it } from '@jest/globals';
import { DomainError } from '@filiera/member-kit';
import type { ApprenticeshipLevel, Qualification } from './apprenticeship-rules.js';
import { decideApprenticeship } from './decide-apprenticeship.js';

function violations(level: ApprenticeshipLevel, birthDate: string | null, given: { qualification?: Qualification; startDate?: string; trainingEndDate?: string } = {}, regionalPractice = false): string[] {
  const terms = { qualification: level === 'first' ? 'vocational-diploma' : 'higher-education', startDate: '2026-12-01', trainingEndDate: '2028-11-30', ...given } as const;
  try {
    decideApprenticeship(terms, { level, regionalPractice }, birthDate);
    return [];
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return error.faults.map(({ field, rule }) => `${field}:${rule}`);
  }
}

describe('an apprenticeship', () => {
  it('of the first level begins from 15 until the day before 25 (D.Lgs 81/2015 art. 43 c. 2)', () => {
    expect([violations('first', '2011-12-01'), violations('first', '2008-05-05'), violations('first', '2001-12-02')]).toEqual([[], [], []]);
    expect([violations('first', '2011-12-02'), violations('first', '2001-12-01')]).toEqual([['candidate:age'], ['candidate:age']]);
  });

  it('of the first level begins until the day before 26 where the node follows the practice of its Region', () => {
    expect([violations('first', '2000-12-02', {}, true), violations('first', '2000-12-01', {}, true), violations('third', '1996-12-02', {}, true)]).toEqual([[], ['candidate:age'], []]);
  });

  it('of the third level begins from 18 to 29 years and 364 days (D.Lgs 81/2015 art. 45 c. 1)', () => {
    expect([violations('third', '2008-12-01'), violations('third', '2000-05-05'), violations('third', '1996-12-02')]).toEqual([[], [], []]);
    expect([violations('third', '2008-12-02'), violations('third', '1996-12-01')]).toEqual([['candidate:age'], ['candidate:age']]);
  });

  it('lasts six months at least (D.Lgs 81/2015 art. 42 c. 2)', () => {
    expect(violations('first', '2008-05-05', { trainingEndDate: '2027-05-31' })).toEqual([]);
    expect(violations('first', '2008-05-05', { trainingEndDate: '2027-05-30' })).toEqual(['trainingEndDate:shortest']);
  });

  it.each([
    ['vocational-qualification', '2029-11-30', '2029-12-01'], ['vocational-diploma', '2030-11-30', '2030-12-01'], ['upper-secondary-diploma', '2030-11-30', '2030-12-01'],
  ] as const)('for a %s trains until %s at most, not until %s (D.Lgs 81/2015 art. 43)', (qualification, last, beyond) => {
    expect(violations('first', '2008-05-05', { qualification, trainingEndDate: last })).toEqual([]);
    expect(violations('first', '2008-05-05', { qualification, trainingEndDate: beyond })).toEqual(['trainingEndDate:longest']);
  });

  it('is told all its violations at once', () => {
    expect(violations('first', '1990-01-01', { qualification: 'research', trainingEndDate: '2026-12-31' })).toEqual(['candidate:age', 'qualification:level', 'trainingEndDate:shortest']);
    expect(violations('third', null, { trainingEndDate: '2026-11-30' })).toEqual(['candidate:birthDate', 'trainingEndDate:notBeforeStart']);
    expect(violations('first', '2000-01-01', { startDate: '2015-06-24', trainingEndDate: '2017-06-24' })).toEqual(['startDate:lawInForce']);
  });
});

import { describe, expect, it } from '@jest/globals';
import { DomainError } from '@filiera/member-kit';
import { decideMandate, decideMandatedVacancy } from './decide-mandate.js';

const MANDATE = { clientName: 'Impresa Esempio', sector: '43.21.01', nameShown: true, validFrom: '2026-09-01', validUntil: '2026-12-31' };
const CONTENT = { title: 'Elettricista, m/f', description: 'Impianti civili.', validUntil: '2026-12-31' };

function violations(decide: () => void): string[] {
  try {
    decide();
    return [];
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return error.faults.map(({ field, rule }) => `${field}:${rule}`);
  }
}

describe('a vacancy under a client\'s mandate', () => {
  it('shows the client or keeps it unnamed as agreed, with the agency\'s authorisation (D.Lgs 276/2003 art. 4 e 9)', () => {
    expect(decideMandatedVacancy(MANDATE, CONTENT, 'Aut. Min. 1', '2026-11-23')).toEqual({ employer: { name: 'Impresa Esempio', sector: '43.21.01' }, agencyAuthorisation: 'Aut. Min. 1' });
    expect(decideMandatedVacancy({ ...MANDATE, nameShown: false }, CONTENT, 'Aut. Min. 1', '2026-11-23').employer).toEqual({ sector: '43.21.01' });
    expect(violations(() => decideMandatedVacancy(MANDATE, CONTENT, undefined, '2026-11-23'))).toEqual(['agencyAuthorisation:D.Lgs 276/2003 art. 4 e 9']);
  });

  it.each([['2026-08-31', ['mandate:inForce']], ['2026-09-01', []], ['2026-12-31', []], ['2027-01-01', ['mandate:inForce']]])('on %s: %j', (today, expected) => {
    expect(violations(() => decideMandatedVacancy(MANDATE, CONTENT, 'Aut. Min. 1', today))).toEqual(expected);
  });

  it('stays open no longer than the mandate, and does not name in words whom it keeps unnamed', () => {
    const content = { title: 'Elettricista per IMPRESA ESEMPIO', description: 'La Impresa esempio cerca', validUntil: '2027-01-01' };
    expect(violations(() => decideMandatedVacancy({ ...MANDATE, nameShown: false }, content, 'Aut. Min. 1', '2026-11-23'))).toEqual([
      'validUntil:withinMandate', 'title:clientWithheld', 'description:clientWithheld',
    ]);
    expect(violations(() => decideMandatedVacancy(MANDATE, { ...content, validUntil: '2026-12-31' }, 'Aut. Min. 1', '2026-11-23'))).toEqual([]);
  });
});

describe('a mandate', () => {
  it('does not end before it begins', () => {
    expect(violations(() => decideMandate({ validFrom: '2026-09-01', validUntil: '2026-09-01' }))).toEqual([]);
    expect(violations(() => decideMandate({ validFrom: '2026-09-01', validUntil: '2026-08-31' }))).toEqual(['validUntil:notBeforeStart']);
  });
});

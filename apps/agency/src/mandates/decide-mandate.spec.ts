import { describe, expect, it } from '@jest/globals';
import { DomainError } from '@filiera/member-kit';
import { decideMandate, decideMandatedStep, decideMandatedVacancy } from './decide-mandate.js';

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

describe('a client whom the mandate keeps unnamed', () => {
  it.each([
    ['Impresa Riservata', 'Impresa <b>Riservata</b> cerca'], ['Impresa Riservata', '<p>per impresa&nbsp;riservata</p>'], ['Impresa Riservata', 'Impresa\r\n  Riservata'],
    ['Impresa Riservata', 'Impresa<br>Riservata'], ['Rossi & Figli', 'da Rossi &amp; Figli'], ['Rossi  &amp; Figli', 'da rossi & figli'], ['Società Esempio', 'Societ&agrave; Esempio'],
  ])('%s is not named by «%s»', (clientName, text) => {
    const mandate = { ...MANDATE, clientName, nameShown: false };
    expect(violations(() => decideMandatedVacancy(mandate, { ...CONTENT, title: text, description: text }, 'Aut. Min. 1', '2026-11-23'))).toEqual(['title:clientWithheld', 'description:clientWithheld']);
    expect(violations(() => decideMandatedVacancy(mandate, { ...CONTENT, description: 'Per un\'impresa &amp; figli' }, 'Aut. Min. 1', '2026-11-23'))).toEqual([]);
  });
});

describe('a step of a vacancy under a mandate (D.Lgs 276/2003 art. 9)', () => {
  const before = { ...CONTENT, employer: { name: 'Impresa Esempio', sector: '43.21.01' }, agencyAuthorisation: 'Aut. Min. 1' };
  const withheld = { ...before, employer: { sector: '43.21.01' } };
  const changing = (change: object, given: { shown?: boolean; publishes?: boolean; today?: string } = {}) => {
    const { shown = true, publishes = false, today = '2026-11-23' } = given;
    const known = shown ? before : withheld;
    return violations(() => decideMandatedStep({ ...MANDATE, nameShown: shown }, { before: known, after: { ...known, ...change }, publishes }, 'Aut. Min. 1', today));
  };

  it('leaves the client shown or unnamed as agreed', () => {
    expect(changing({ employer: { sector: '43.21.01', name: 'Impresa Esempio' } })).toEqual([]);
    expect(changing({ employer: { sector: '43.21.01' } })).toEqual(['employer:clientOfMandate']);
    expect(changing({ employer: undefined })).toEqual(['employer:clientOfMandate']);
    expect(changing({ employer: { name: 'Impresa Esempio', sector: '43.21.01' } }, { shown: false })).toEqual(['employer:clientOfMandate']);
    expect(changing({ employer: { sector: '43.21' } }, { shown: false })).toEqual(['employer:clientOfMandate']);
    expect(changing({ title: 'Elettricista presso impresa esempio' }, { shown: false })).toEqual(['title:clientWithheld']);
    expect(changing({ title: 'Elettricista presso impresa esempio' })).toEqual([]);
  });

  it('stays open until the mandate ends and not a day longer', () => {
    expect(changing({ validUntil: '2026-12-30' })).toEqual([]);
    expect(changing({ validUntil: '2026-12-31' })).toEqual([]);
    expect(changing({ validUntil: '2027-01-01' })).toEqual(['validUntil:withinMandate']);
  });

  it('shows the authorisation in force, and keeps an older one that it does not touch, until it is published again', () => {
    expect(changing({ agencyAuthorisation: 'Aut. Min. 2' })).toEqual(['agencyAuthorisation:D.Lgs 276/2003 art. 4 e 9']);
    expect(violations(() => decideMandatedStep(MANDATE, { before, after: { ...before, title: 'Elettricista, f/m' }, publishes: false }, 'Aut. Min. 2', '2026-11-23'))).toEqual([]);
    expect(violations(() => decideMandatedStep(MANDATE, { before, after: before, publishes: true }, 'Aut. Min. 2', '2026-11-23'))).toEqual(['agencyAuthorisation:D.Lgs 276/2003 art. 4 e 9']);
  });

  it('is published while the mandate is in force, its last day included; fewer positions are told after it too', () => {
    expect(changing({}, { publishes: true, today: '2026-12-31' })).toEqual([]);
    expect(changing({}, { publishes: true, today: '2027-01-01' })).toEqual(['mandate:inForce']);
    expect(changing({}, { today: '2027-01-01' })).toEqual([]);
  });
});

describe('a mandate', () => {
  it('does not end before it begins', () => {
    expect(violations(() => decideMandate({ validFrom: '2026-09-01', validUntil: '2026-09-01' }))).toEqual([]);
    expect(violations(() => decideMandate({ validFrom: '2026-09-01', validUntil: '2026-08-31' }))).toEqual(['validUntil:notBeforeStart']);
  });
});

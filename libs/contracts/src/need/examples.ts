import type { InvalidExample } from '../events/event-contract.js';
import type { NeedState } from './need-state.js';

/** A firm's need. Plainly fictitious. */
export const electriciansNeeded: NeedState = {
  status: 'declared',
  kind: 'skill-need',
  title: 'Elettricisti per impianti civili',
  sector: '43.21.01',
  municipality: '075035',
  occupations: [{ occupation: { isco: '7411' }, headcount: 4, skills: ['http://data.europa.eu/esco/skill/2b1f3c4d-5e6f-4a7b-8c9d-0e1f2a3b4c5d'] }],
  from: '2026-11-23',
  declaredOn: '2026-11-23',
  takeUpBy: '2027-01-22T22:59:59.000Z',
  sample: true,
};

/** A project that is announced before it hires, with everything that can be said. */
export const newPlant: NeedState = {
  ...electriciansNeeded,
  kind: 'industrial-project',
  title: 'Nuovo stabilimento di componenti, zona industriale',
  description: 'Avvio della produzione su due turni.',
  sector: '27.11.00',
  occupations: [
    { occupation: { esco: 'http://data.europa.eu/esco/occupation/c5e4b1f6-9f40-4f4b-9a4b-0b4e2c3d1a01', isco: '7411' }, headcount: 12, skills: [] },
    { occupation: { isco: '3115' }, headcount: 3, skills: [] },
  ],
  from: '2027-09-01',
};

/** What no need may be, in any state: `valid` is a valid one of the event. */
export function invalidNeeds(valid: NeedState): readonly InvalidExample[] {
  return [
    { why: 'the title is missing', value: { ...valid, title: undefined } },
    { why: 'somebody is needed', value: { ...valid, occupations: [] } },
    { why: 'at least one person of each occupation', value: { ...valid, occupations: [{ ...valid.occupations[0], headcount: 0 }] } },
    { why: 'the sector is an ATECO code', value: { ...valid, sector: 'edilizia' } },
    { why: 'the municipality has six digits', value: { ...valid, municipality: 'Lecce' } },
    { why: 'a project is announced beforehand', value: { ...valid, kind: 'industrial-project', from: valid.declaredOn } },
    { why: 'the firm does not travel: it may be a person', value: { ...valid, firm: { name: 'Ditta Esempio', vatNumber: '00000000000' } } },
    { why: 'the deadline is an instant in UTC', value: { ...valid, takeUpBy: '2027-01-22' } },
    { why: 'the day must be on the calendar', value: { ...valid, declaredOn: '2026-11-31' } },
  ];
}

import type { InvalidExample } from '../events/event-contract.js';
import type { CrisisState } from './crisis-state.js';

/** A crisis that a firm foresees. Plainly fictitious. */
export const plantCloses: CrisisState = {
  status: 'announced',
  kind: 'closure',
  sector: '15.20.10',
  municipality: '075016',
  people: 48,
  occupations: [{ esco: 'http://data.europa.eu/esco/occupation/c5e4b1f6-9f40-4f4b-9a4b-0b4e2c3d1a01', isco: '8156' }, { isco: '7536' }],
  from: '2027-03-31',
  announcedOn: '2026-11-23',
  sample: true,
};

/** The least that can be said of one: as many people as the law's threshold, and the day before it begins. */
export const workStops: CrisisState = { ...plantCloses, kind: 'suspension', people: 5, occupations: [{ isco: '8156' }], from: '2026-11-24', sample: false };

/** What no crisis may be, in any state: `valid` is a valid one of the event. */
export function invalidCrises(valid: CrisisState): readonly InvalidExample[] {
  return [
    { why: 'what is expected is missing', value: { ...valid, kind: undefined } },
    { why: 'it is announced before it begins', value: { ...valid, from: valid.announcedOn } },
    { why: 'below the threshold of the law it does not travel', value: { ...valid, people: 4 } },
    { why: 'somebody is concerned', value: { ...valid, people: 0 } },
    { why: 'an occupation at least', value: { ...valid, occupations: [] } },
    { why: 'an occupation is a code', value: { ...valid, occupations: [{ isco: 'calzolaio' }] } },
    { why: 'the municipality has six digits', value: { ...valid, municipality: 'Casarano' } },
    { why: 'the firm does not travel', value: { ...valid, firm: 'Calzaturificio Esempio Srl' } },
    { why: 'there is no text in which somebody could be named', value: { ...valid, description: 'Lo stabilimento chiude.' } },
    { why: 'the day must be on the calendar', value: { ...valid, announcedOn: '2026-11-31' } },
  ];
}

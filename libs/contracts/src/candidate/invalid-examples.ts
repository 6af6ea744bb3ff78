import type { InvalidExample } from '../events/event-contract.js';
import { electrician, graduate } from './examples.js';

/** What a profile may not be. */
export const invalidProfiles: readonly InvalidExample[] = [
  { why: 'a name never travels in a broadcast event', value: { ...electrician, name: 'Persona Esempio 1' } },
  { why: 'a tax code never travels in a broadcast event', value: { ...electrician, taxCode: 'XXXXXX00X00X000X' } },
  { why: 'the status is missing', value: { occupations: [], skills: [], languages: [] } },
  { why: 'the status is unknown', value: { ...electrician, status: 'busy' } },
  { why: 'an occupation needs its ISCO group', value: { ...graduate, occupations: [{ esco: 'http://data.europa.eu/esco/occupation/abc' }] } },
  { why: 'an ISCO group has four digits', value: { ...graduate, occupations: [{ isco: '741' }] } },
  { why: 'a skill is an ESCO skill URI', value: { ...graduate, skills: [{ uri: 'http://data.europa.eu/esco/occupation/abc' }] } },
  { why: 'a language level is a CEFR level', value: { ...graduate, languages: [{ code: 'it', cefr: 'native' }] } },
  { why: 'EQF levels go from 1 to 8', value: { ...graduate, education: { eqf: 9 } } },
  { why: 'a licence is one of the list', value: { ...graduate, licences: ['B', 'Z'] } },
  { why: 'licences are not repeated', value: { ...graduate, licences: ['B', 'B'] } },
  { why: 'the day must be on the calendar', value: { ...graduate, availability: { from: '2026-02-30', contracts: ['permanent'], schedule: 'any' } } },
  { why: 'availability names at least one form of employment', value: { ...graduate, availability: { from: '2026-02-03', contracts: [], schedule: 'any' } } },
  { why: 'an ISTAT code has six digits', value: { ...graduate, mobility: { municipality: 'E506', maxKm: 10 } } },
  { why: 'a distance is not negative', value: { ...graduate, mobility: { municipality: '075035', maxKm: -1 } } },
  { why: 'GOL paths go from 1 to 5', value: { ...graduate, golPath: 6 } },
  { why: 'a missing field is left out, not null', value: { ...graduate, golPath: null } },
  { why: 'a profile has at most 20 occupations', value: { ...graduate, occupations: Array.from({ length: 21 }, () => ({ isco: '7411' })) } },
  { why: 'a list of objects is not a list of lists', value: { ...graduate, skills: [[]] } },
  { why: 'the payload is an object', value: [electrician] },
];

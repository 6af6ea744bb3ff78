import type { InvalidExample } from '../events/event-contract.js';
import type { VacancyState } from './vacancy-state.js';
import { electricianWanted, importedVacancy } from './examples.js';

/** What no vacancy may be, in any state: `valid` is a valid one of the event. */
export function invalidVacancies(valid: VacancyState): readonly InvalidExample[] {
  const { origin: _origin, ...withoutOrigin } = { ...importedVacancy, ...valid };
  return [
    { why: 'the title is missing', value: { ...valid, title: undefined } },
    { why: 'the title is blank', value: { ...valid, title: '      ' } },
    { why: 'the title is too long', value: { ...valid, title: 'x'.repeat(201) } },
    { why: 'text has no NUL characters', value: { ...valid, description: 'a\u0000b' } },
    { why: 'the lowest pay exceeds the highest', value: { ...valid, pay: { min: 2000, max: 1000, currency: 'EUR', period: 'month' } } },
    { why: 'pay is not negative', value: { ...valid, pay: { min: -1, max: 1000, currency: 'EUR', period: 'month' } } },
    { why: 'pay needs its currency', value: { ...valid, pay: { min: 1000, max: 1000, period: 'month' } } },
    { why: 'open positions exceed positions', value: { ...valid, positions: 1, openPositions: 2 } },
    { why: 'somebody is looked for', value: { ...valid, positions: 0, openPositions: 0 } },
    { why: 'the last day is before publication', value: { ...valid, publishedOn: '2026-11-02', validUntil: '2026-11-01' } },
    { why: 'the last day is more than 60 days away', value: { ...withoutOrigin, publishedOn: '2026-11-02', validUntil: '2027-01-02' } },
    { why: 'an imported vacancy stays open for at most a year', value: { ...valid, origin: { system: 'eures', reference: 'x' }, publishedOn: '2026-01-01', validUntil: '2027-02-28' } },
    { why: 'the day must be on the calendar', value: { ...valid, validUntil: '2026-11-31' } },
    { why: 'latitude without longitude', value: { ...valid, workplace: { country: 'IT', latitude: 40.3 } } },
    { why: 'an ISTAT code is of an Italian municipality', value: { ...valid, workplace: { country: 'DE', municipality: '075035' } } },
    { why: 'a country has two upper-case letters', value: { ...valid, workplace: { country: 'Italia' } } },
    { why: 'the contract is not one of the list', value: { ...valid, contract: 'voucher' } },
    { why: 'an age limit is not a field of a vacancy', value: { ...valid, maxAge: 35 } },
    { why: 'skills are not repeated', value: { ...valid, essentialSkills: Array(2).fill(electricianWanted.essentialSkills[0]) } },
    { why: 'a web address is http or https', value: { ...valid, applicationUrl: 'javascript:alert(1)' } },
    { why: 'positions are whole', value: { ...valid, positions: 1.5 } },
  ];
}

import type { InvalidExample } from '../events/event-contract.js';
import type { BreachState } from './breach-state.js';

/** An answer that did not come in time. Plainly fictitious. */
export const answerIsLate: BreachState = {
  standard: 'referral-answered',
  clause: '9.1',
  member: 'agenzia-esempio',
  entity: '0193565c-0000-7000-8000-0000000000e1',
  due: '2026-11-30T22:59:59.000Z',
  noticedAt: '2026-12-02T08:00:00.000Z',
};

/** What no missed term may be, whatever became of it: `valid` is a valid one of the event. */
export function invalidBreaches(valid: BreachState): readonly InvalidExample[] {
  return [
    { why: 'the standard is a name of the agreement, not a sentence', value: { ...valid, standard: 'Risposta a un invio' } },
    { why: 'the clause has an article and a number', value: { ...valid, clause: 'art. 9' } },
    { why: 'the member is one, not a kind', value: { ...valid, member: 'agency' } },
    { why: 'what waited has an identifier', value: { ...valid, entity: undefined } },
    { why: 'the time is an instant in UTC', value: { ...valid, due: '2026-11-30' } },
    { why: 'nothing is missed before its time', value: { ...valid, noticedAt: '2026-11-30T22:59:59.000Z' } },
    { why: 'a person does not travel in it', value: { ...valid, person: '5b0f7c2e-8d4a-4f63-9a1c-2e3d4f5a6b7c' } },
    { why: 'a firm does not travel in it', value: { ...valid, employer: '00000000000' } },
  ];
}

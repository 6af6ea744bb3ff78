import { defineEvent } from '../events/event-contract.js';
import { Agrees, Obeys, Optional } from '../fields/field-rule.js';
import { Instant } from '../fields/values.js';
import { MEMBER_ID } from '../vocabulary/member-id.js';
import { CLAUSE_ID, doneLate, noticedAfterDue, STANDARD_ID, SUBJECT_ENTITY } from './breach-rules.js';

/** The time of a service standard has run out. Nothing in it names a person or a firm. */
export class NetworkStandardBreachedV1 {
  /** Name of the standard in the agreement. */
  @Obeys(STANDARD_ID)
  standard!: string;

  /** The agreement's clause. */
  @Obeys(CLAUSE_ID)
  clause!: string;

  /** Who had to act, or who noticed where that is no member. Left out where headers do not tell which of two parties had to, or where the members together had to. */
  @Optional()
  @Obeys(MEMBER_ID)
  member?: string;

  /** What waited, by the identifier that the member concerned knows. */
  @Obeys(SUBJECT_ENTITY)
  entity!: string;

  /** Until when it could wait. */
  @Instant()
  @Agrees(noticedAfterDue)
  @Agrees(doneLate)
  due!: string;

  /** When it was noticed that the time had run out. */
  @Instant()
  noticedAt!: string;

  /** When it was done after all, if it was by then. */
  @Optional()
  @Instant()
  doneAt?: string;
}

const example: NetworkStandardBreachedV1 = {
  standard: 'referral-answered',
  clause: '9.1',
  member: 'agenzia-esempio',
  entity: '0193565c-0000-7000-8000-0000000000e1',
  due: '2026-11-30T22:59:59.000Z',
  noticedAt: '2026-12-02T08:00:00.000Z',
  doneAt: '2026-12-01T09:30:00.000Z',
};

export const networkStandardBreachedV1 = defineEvent('network.standard-breached.v1', {
  payload: NetworkStandardBreachedV1,
  description: 'The time of a service standard has run out: which standard, for whom, by when, and whether it was done afterwards.',
  example,
  moreExamples: [
    { standard: 'need-taken-up', clause: '9.7', entity: '0193565c-0000-7000-8000-0000000000e2', due: '2027-01-22T22:59:59.000Z', noticedAt: '2027-01-22T23:00:30.000Z' },
  ],
  invalidExamples: [
    { why: 'the standard is a name of the agreement, not a sentence', value: { ...example, standard: 'Risposta a un invio' } },
    { why: 'the clause has an article and a number', value: { ...example, clause: 'art. 9' } },
    { why: 'the member is one, not a kind', value: { ...example, member: 'agency' } },
    { why: 'what waited has an identifier', value: { ...example, entity: undefined } },
    { why: 'the time is an instant in UTC', value: { ...example, due: '2026-11-30' } },
    { why: 'nothing is missed before its time', value: { ...example, noticedAt: '2026-11-30T22:59:59.000Z' } },
    { why: 'what was done in time is no breach', value: { ...example, doneAt: '2026-11-30T22:59:58.000Z' } },
    { why: 'a person does not travel in it', value: { ...example, person: '5b0f7c2e-8d4a-4f63-9a1c-2e3d4f5a6b7c' } },
    { why: 'a firm does not travel in it', value: { ...example, employer: '00000000000' } },
  ],
});

import { defineEvent } from '../events/event-contract.js';
import { Agrees, Optional } from '../fields/field-rule.js';
import { Instant } from '../fields/values.js';
import { answerIsLate, invalidBreaches } from './breach-examples.js';
import { doneLate } from './breach-rules.js';
import { BreachState } from './breach-state.js';

/** The time of a service standard has run out. Nothing in it names a person or a firm. */
export class NetworkStandardBreachedV1 extends BreachState {
  /** When it was done after all, if it was by then. */
  @Optional()
  @Instant()
  @Agrees(doneLate)
  doneAt?: string;
}

const example: NetworkStandardBreachedV1 = { ...answerIsLate, doneAt: '2026-12-01T09:30:00.000Z' };

export const networkStandardBreachedV1 = defineEvent('network.standard-breached.v1', {
  payload: NetworkStandardBreachedV1,
  description: 'The time of a service standard has run out: which standard, for whom, by when, and whether it was done afterwards.',
  example,
  moreExamples: [
    { standard: 'need-taken-up', clause: '9.7', entity: '0193565c-0000-7000-8000-0000000000e2', due: '2027-01-22T22:59:59.000Z', noticedAt: '2027-01-22T23:00:30.000Z' },
  ],
  invalidExamples: [
    ...invalidBreaches(example),
    { why: 'what was done in time is no breach', value: { ...example, doneAt: '2026-11-30T22:59:58.000Z' } },
  ],
});

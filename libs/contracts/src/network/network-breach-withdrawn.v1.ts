import { defineEvent } from '../events/event-contract.js';
import { Agrees } from '../fields/field-rule.js';
import { Instant } from '../fields/values.js';
import { answerIsLate, invalidBreaches } from './breach-examples.js';
import { doneInTime } from './breach-rules.js';
import { BreachState } from './breach-state.js';

/** A term that was told as missed was kept: what kept it became known afterwards. Nothing in it names a person or a firm. */
export class NetworkBreachWithdrawnV1 extends BreachState {
  /** When it was done, within its term. */
  @Instant()
  @Agrees(doneInTime)
  doneAt!: string;
}

const example: NetworkBreachWithdrawnV1 = { ...answerIsLate, doneAt: '2026-11-28T10:15:00.000Z' };

export const networkBreachWithdrawnV1 = defineEvent('network.breach-withdrawn.v1', {
  payload: NetworkBreachWithdrawnV1,
  description: 'A term that was told as missed was kept: what kept it became known afterwards, because a node was cut off or something was written down late.',
  example,
  moreExamples: [
    {
      standard: 'need-taken-up', clause: '9.7', entity: '0193565c-0000-7000-8000-0000000000e2', due: '2027-01-22T22:59:59.000Z', noticedAt: '2027-01-22T23:00:30.000Z',
      doneAt: '2027-01-22T22:59:59.000Z',
    },
  ],
  invalidExamples: [
    ...invalidBreaches(example),
    { why: 'what was done after its term stays missed', value: { ...example, doneAt: '2026-11-30T23:00:00.000Z' } },
    { why: 'what was not done stays missed', value: { ...example, doneAt: undefined } },
  ],
});

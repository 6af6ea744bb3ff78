import { defineEvent } from '../events/event-contract.js';
import { OneOf } from '../fields/values.js';
import { invalidCrises, plantCloses, workStops } from './crisis-examples.js';
import { CrisisState, type CrisisStatus } from './crisis-state.js';

/** A firm's crisis has been announced before it begins. */
export class NetworkCrisisAnnouncedV1 extends CrisisState {
  /** Always `announced`. */
  @OneOf(['announced'])
  override status!: CrisisStatus;
}

const example: CrisisState = { ...plantCloses };

export const networkCrisisAnnouncedV1 = defineEvent('network.crisis-announced.v1', {
  payload: NetworkCrisisAnnouncedV1,
  description: "A firm's crisis has been announced before it begins, without the firm.",
  example,
  moreExamples: [{ ...workStops }],
  invalidExamples: [
    ...invalidCrises(example),
    { why: 'the status belongs to another event', value: { ...example, status: 'withdrawn' } },
    { why: 'an announced crisis has no reason to be withdrawn', value: { ...example, withdrawalReason: 'averted' } },
  ],
});

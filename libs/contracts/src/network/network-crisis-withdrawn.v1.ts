import { defineEvent } from '../events/event-contract.js';
import { OneOf } from '../fields/values.js';
import { invalidCrises, plantCloses, workStops } from './crisis-examples.js';
import { CrisisState, type CrisisStatus } from './crisis-state.js';

/** A crisis is no longer announced, with the reason. */
export class NetworkCrisisWithdrawnV1 extends CrisisState {
  /** Always `withdrawn`. */
  @OneOf(['withdrawn'])
  override status!: CrisisStatus;
}

const example: CrisisState = { ...plantCloses, status: 'withdrawn', withdrawalReason: 'averted' };

export const networkCrisisWithdrawnV1 = defineEvent('network.crisis-withdrawn.v1', {
  payload: NetworkCrisisWithdrawnV1,
  description: 'A crisis is no longer announced, with the reason.',
  example,
  moreExamples: [{ ...workStops, status: 'withdrawn', withdrawalReason: 'over' }],
  invalidExamples: [
    ...invalidCrises(example),
    { why: 'the status belongs to another event', value: { ...example, status: 'announced' } },
    { why: 'a reason is due', value: { ...example, withdrawalReason: undefined } },
  ],
});

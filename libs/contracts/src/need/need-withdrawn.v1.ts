import { defineEvent } from '../events/event-contract.js';
import { OneOf } from '../fields/values.js';
import { electriciansNeeded, invalidNeeds, newPlant } from './examples.js';
import { NeedState, type NeedStatus } from './need-state.js';

/** A need is no longer one, with the reason. */
export class NeedWithdrawnV1 extends NeedState {
  /** Always `withdrawn`. */
  @OneOf(['withdrawn'])
  override status!: NeedStatus;
}

const example: NeedState = { ...newPlant, status: 'withdrawn', withdrawalReason: 'covered' };

export const needWithdrawnV1 = defineEvent('need.withdrawn.v1', {
  payload: NeedWithdrawnV1,
  description: 'A need is no longer one, with the reason.',
  example,
  moreExamples: [{ ...electriciansNeeded, status: 'withdrawn', withdrawalReason: 'cancelled' }],
  invalidExamples: [
    ...invalidNeeds(example),
    { why: 'the status belongs to another event', value: { ...example, status: 'declared' } },
    { why: 'a reason is due', value: { ...example, withdrawalReason: undefined } },
  ],
});

import { defineEvent } from '../events/event-contract.js';
import { OneOf } from '../fields/values.js';
import { electriciansNeeded, invalidNeeds, newPlant } from './examples.js';
import { NeedState, type NeedStatus } from './need-state.js';

/** A need of firms, or an industrial project, has been declared. */
export class NeedDeclaredV1 extends NeedState {
  /** Always `declared`. */
  @OneOf(['declared'])
  override status!: NeedStatus;
}

const example: NeedState = { ...newPlant };

export const needDeclaredV1 = defineEvent('need.declared.v1', {
  payload: NeedDeclaredV1,
  description: 'A need of firms, or an industrial project, has been declared.',
  example,
  moreExamples: [{ ...electriciansNeeded }],
  invalidExamples: [
    ...invalidNeeds(example),
    { why: 'the status belongs to another event', value: { ...example, status: 'withdrawn' } },
    { why: 'a declared need has no reason to be withdrawn', value: { ...example, withdrawalReason: 'covered' } },
  ],
});

import { defineEvent } from '../events/event-contract.js';
import { OneOf } from '../fields/values.js';
import { invalidPlacements, placement } from './examples.js';
import { PlacementState, type PlacementStatus } from './placement-state.js';

/** An employment has changed its form, for example from fixed term to permanent; or it lasts as it was, and is told again before its time here is over. */
export class PlacementTransformedV1 extends PlacementState {
  /** Always `active`. */
  @OneOf(['active'])
  override status!: PlacementStatus;
}

const example: PlacementState = { ...placement, contract: 'permanent', endDate: undefined };

export const placementTransformedV1 = defineEvent('placement.transformed.v1', {
  payload: PlacementTransformedV1,
  description: 'An employment has changed its form, for example from fixed term to permanent; or it lasts as it was, and is told again before its time here is over. The payload is its whole state.',
  example,
  invalidExamples: [
    ...invalidPlacements(example),
    { why: 'the status belongs to another event', value: { ...example, status: 'ended' } },
  ],
});

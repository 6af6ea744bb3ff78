import { defineEvent } from '../events/event-contract.js';
import { OneOf } from '../fields/values.js';
import { invalidPlacements, placement } from './examples.js';
import { PlacementState, type PlacementStatus } from './placement-state.js';

/** An employment has ended. */
export class PlacementEndedV1 extends PlacementState {
  /** Always `ended`. */
  @OneOf(['ended'])
  override status!: PlacementStatus;
}

const example: PlacementState = { ...placement, status: 'ended', endDate: '2027-03-15', endReason: 'resignation' };

export const placementEndedV1 = defineEvent('placement.ended.v1', {
  payload: PlacementEndedV1,
  description: 'An employment has ended.',
  example,
  moreExamples: [{ ...example, endReason: undefined }],
  invalidExamples: [
    ...invalidPlacements(example),
    { why: 'the end date is due', value: { ...example, endDate: undefined } },
    { why: 'a reason that tells of health is not among them', value: { ...example, endReason: 'illness' } },
  ],
});

import { defineEvent } from '../events/event-contract.js';
import { OneOf } from '../fields/values.js';
import { invalidPlacements, placement } from './examples.js';
import { PlacementState, type PlacementStatus } from './placement-state.js';

/** The agreed end of an employment has moved. */
export class PlacementExtendedV1 extends PlacementState {
  /** Always `active`. */
  @OneOf(['active'])
  override status!: PlacementStatus;
}

const example: PlacementState = { ...placement, endDate: '2027-11-30' };

export const placementExtendedV1 = defineEvent('placement.extended.v1', {
  payload: PlacementExtendedV1,
  description: 'The agreed end of an employment has moved. The payload is its whole state.',
  example,
  invalidExamples: [
    ...invalidPlacements(example),
    { why: 'the status belongs to another event', value: { ...example, status: 'ended' } },
  ],
});

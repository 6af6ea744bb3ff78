import { defineEvent } from '../events/event-contract.js';
import { OneOf } from '../fields/values.js';
import { invalidPlacements, placement } from './examples.js';
import { PlacementState, type PlacementStatus } from './placement-state.js';

/** A person has started to work. */
export class PlacementStartedV1 extends PlacementState {
  /** Always `active`. */
  @OneOf(['active'])
  override status!: PlacementStatus;
}

const example: PlacementState = { ...placement };

export const placementStartedV1 = defineEvent('placement.started.v1', {
  payload: PlacementStartedV1,
  description: 'A person has started to work.',
  example,
  moreExamples: [{ status: 'active', vacancyOwner: 'cpi-esempio', holder: 'cpi-esempio', occupation: { isco: '5120' }, contract: 'permanent', startDate: '2026-12-01', sample: true }],
  invalidExamples: [
    ...invalidPlacements(example),
    { why: 'a placement that starts has no reason to end', value: { ...example, endReason: 'dismissal' } },
    { why: 'the status belongs to another event', value: { ...example, status: 'ended' } },
  ],
});

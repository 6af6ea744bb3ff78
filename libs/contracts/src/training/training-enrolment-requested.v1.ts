import { defineEvent } from '../events/event-contract.js';
import { OneOf } from '../fields/values.js';
import { invalidEnrolments, request } from './examples.js';
import { EnrolmentState, type EnrolmentStatus } from './enrolment-state.js';

/** A candidate's holder has asked for a place on a course. */
export class TrainingEnrolmentRequestedV1 extends EnrolmentState {
  /** Always `requested`. */
  @OneOf(['requested'])
  override status!: EnrolmentStatus;
}

const example: EnrolmentState = { ...request };

export const trainingEnrolmentRequestedV1 = defineEvent('training.enrolment-requested.v1', {
  payload: TrainingEnrolmentRequestedV1,
  description: "A candidate's holder has asked for a place on a course.",
  example,
  moreExamples: [{ ...example, holder: example.courseOwner }],
  invalidExamples: [
    ...invalidEnrolments(example),
    { why: 'the status belongs to another event', value: { ...example, status: 'confirmed' } },
    { why: 'a request has no place on the waiting list yet', value: { ...example, position: 1 } },
  ],
});

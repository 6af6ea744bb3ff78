import { defineEvent } from '../events/event-contract.js';
import { OneOf } from '../fields/values.js';
import { invalidEnrolments, request } from './examples.js';
import { EnrolmentState, type EnrolmentStatus } from './enrolment-state.js';

/** The candidate's holder has taken the request back, or given up the place. */
export class TrainingEnrolmentWithdrawnV1 extends EnrolmentState {
  /** Always `withdrawn`. */
  @OneOf(['withdrawn'])
  override status!: EnrolmentStatus;
}

const example: EnrolmentState = { ...request, status: 'withdrawn' };

export const trainingEnrolmentWithdrawnV1 = defineEvent('training.enrolment-withdrawn.v1', {
  payload: TrainingEnrolmentWithdrawnV1,
  description: "The candidate's holder has taken the request back, or given up the place.",
  example,
  moreExamples: [{ ...example, holder: example.courseOwner }],
  invalidExamples: [
    ...invalidEnrolments(example),
    { why: 'the status belongs to another event', value: { ...example, status: 'requested' } },
    { why: 'a withdrawn enrolment has gained nothing', value: { ...example, skills: ['http://data.europa.eu/esco/skill/s-1'] } },
  ],
});

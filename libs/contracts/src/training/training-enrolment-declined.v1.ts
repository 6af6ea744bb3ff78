import { defineEvent } from '../events/event-contract.js';
import { OneOf } from '../fields/values.js';
import { invalidEnrolments, request } from './examples.js';
import { EnrolmentState, type EnrolmentStatus } from './enrolment-state.js';

/** The course does not take the candidate, or no longer, with the reason. */
export class TrainingEnrolmentDeclinedV1 extends EnrolmentState {
  /** Always `declined`. */
  @OneOf(['declined'])
  override status!: EnrolmentStatus;
}

const example: EnrolmentState = { ...request, status: 'declined', declineReason: 'requirements-not-met' };

export const trainingEnrolmentDeclinedV1 = defineEvent('training.enrolment-declined.v1', {
  payload: TrainingEnrolmentDeclinedV1,
  description: 'The course does not take the candidate, or no longer, with the reason.',
  example,
  moreExamples: [{ ...example, declineReason: 'course-cancelled' }],
  invalidExamples: [
    ...invalidEnrolments(example),
    { why: 'a reason is due', value: { ...example, declineReason: undefined } },
    { why: 'the reason is one of the list', value: { ...example, declineReason: 'age' } },
  ],
});

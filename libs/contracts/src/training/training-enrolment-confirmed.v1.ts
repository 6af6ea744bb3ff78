import { defineEvent } from '../events/event-contract.js';
import { OneOf } from '../fields/values.js';
import { invalidEnrolments, request } from './examples.js';
import { EnrolmentState, type EnrolmentStatus } from './enrolment-state.js';

/** The course takes the candidate, or has put the candidate on its waiting list. */
export class TrainingEnrolmentConfirmedV1 extends EnrolmentState {
  /** `confirmed`, or `waiting` with the position. */
  @OneOf(['confirmed', 'waiting'])
  override status!: EnrolmentStatus;
}

const example: EnrolmentState = { ...request, status: 'waiting', position: 3 };

export const trainingEnrolmentConfirmedV1 = defineEvent('training.enrolment-confirmed.v1', {
  payload: TrainingEnrolmentConfirmedV1,
  description: 'The course takes the candidate, or has put the candidate on its waiting list.',
  example,
  moreExamples: [{ ...request, status: 'confirmed' }],
  invalidExamples: [
    ...invalidEnrolments(example),
    { why: 'the status belongs to another event', value: { ...example, status: 'requested' } },
    { why: 'a position is due on the waiting list', value: { ...example, position: undefined } },
    { why: 'positions count from 1', value: { ...example, position: 0 } },
  ],
});

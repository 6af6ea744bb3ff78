import { defineEvent } from '../events/event-contract.js';
import { OneOf } from '../fields/values.js';
import { invalidEnrolments, request } from './examples.js';
import { EnrolmentState, type EnrolmentStatus } from './enrolment-state.js';

/** The candidate has completed the course, with the skills gained. */
export class TrainingEnrolmentCompletedV1 extends EnrolmentState {
  /** Always `completed`. */
  @OneOf(['completed'])
  override status!: EnrolmentStatus;
}

const example: EnrolmentState = { ...request, status: 'completed', skills: ['http://data.europa.eu/esco/skill/2b1f3c4d-5e6f-4a7b-8c9d-0e1f2a3b4c5d'] };

export const trainingEnrolmentCompletedV1 = defineEvent('training.enrolment-completed.v1', {
  payload: TrainingEnrolmentCompletedV1,
  description: 'The candidate has completed the course, with the skills gained.',
  example,
  moreExamples: [{ ...example, holder: example.courseOwner }],
  invalidExamples: [
    ...invalidEnrolments(example),
    { why: 'what was gained is due', value: { ...example, skills: undefined } },
    { why: 'something was gained', value: { ...example, skills: [] } },
    { why: 'marks do not travel', value: { ...example, mark: 28 } },
  ],
});

import { defineEvent } from '../events/event-contract.js';
import { interview, invalidInterviews } from './examples.js';
import { GuidanceState } from './guidance-state.js';

/** A member has held a guidance interview with a person whose profile another member holds. */
export class TrainingGuidanceGivenV1 extends GuidanceState {}

export const trainingGuidanceGivenV1 = defineEvent('training.guidance-given.v1', {
  payload: TrainingGuidanceGivenV1,
  description: 'A member has held a guidance interview with a person whose profile another member holds.',
  example: interview,
  moreExamples: [{ kind: 'information', heldOn: '2026-11-23', heldBy: 'scuola-esempio', holder: 'agenzia-esempio', nextStep: 'none' }],
  invalidExamples: invalidInterviews(interview),
});

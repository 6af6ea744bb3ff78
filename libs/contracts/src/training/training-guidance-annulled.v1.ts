import { defineEvent } from '../events/event-contract.js';
import { interview, invalidInterviews } from './examples.js';
import { GuidanceState } from './guidance-state.js';

/** An interview that was told did not take place as told: it counts no more. */
export class TrainingGuidanceAnnulledV1 extends GuidanceState {}

export const trainingGuidanceAnnulledV1 = defineEvent('training.guidance-annulled.v1', {
  payload: TrainingGuidanceAnnulledV1,
  description: 'An interview that was told did not take place as told: it counts no more.',
  example: interview,
  invalidExamples: invalidInterviews(interview),
});

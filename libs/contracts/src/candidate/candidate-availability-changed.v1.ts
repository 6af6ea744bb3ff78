import { defineEvent } from '../events/event-contract.js';
import { CandidateProfile } from './candidate-profile.js';
import { electrician, graduate } from './examples.js';
import { invalidProfiles } from './invalid-examples.js';

/** A candidate has become available, unavailable, or available differently. */
export class CandidateAvailabilityChangedV1 extends CandidateProfile {}

export const candidateAvailabilityChangedV1 = defineEvent('candidate.availability-changed.v1', {
  payload: CandidateAvailabilityChangedV1,
  description: 'A candidate has become available, unavailable, or available differently. The payload is the whole profile.',
  example: { ...electrician, status: 'unavailable' },
  moreExamples: [graduate],
  invalidExamples: invalidProfiles,
});

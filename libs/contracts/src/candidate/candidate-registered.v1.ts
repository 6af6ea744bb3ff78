import { defineEvent } from '../events/event-contract.js';
import { CandidateProfile } from './candidate-profile.js';
import { electrician, graduate } from './examples.js';
import { invalidProfiles } from './invalid-examples.js';

/** A candidate has become known to the network. */
export class CandidateRegisteredV1 extends CandidateProfile {}

export const candidateRegisteredV1 = defineEvent('candidate.registered.v1', {
  payload: CandidateRegisteredV1,
  description: 'A candidate has become known to the network, as a pseudonymous profile.',
  example: electrician,
  moreExamples: [graduate],
  invalidExamples: invalidProfiles,
});

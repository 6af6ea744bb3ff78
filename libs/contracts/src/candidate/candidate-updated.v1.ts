import { defineEvent } from '../events/event-contract.js';
import { CandidateProfile } from './candidate-profile.js';
import { electrician, graduate } from './examples.js';
import { invalidProfiles } from './invalid-examples.js';

/** A candidate's profile, or the consent to share a section of it, has changed. */
export class CandidateUpdatedV1 extends CandidateProfile {}

export const candidateUpdatedV1 = defineEvent('candidate.updated.v1', {
  payload: CandidateUpdatedV1,
  description: "A candidate's profile, or the consent to share a section of it, has changed. The payload is the whole profile.",
  example: { ...electrician, languages: [{ code: 'it', cefr: 'C2' }, { code: 'en', cefr: 'B2' }] },
  moreExamples: [graduate],
  invalidExamples: invalidProfiles,
});

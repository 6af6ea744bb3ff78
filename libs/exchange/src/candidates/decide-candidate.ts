import type { CandidateAvailability, CandidateProfile, CandidateSection } from '@filiera/contracts';
import { notShared } from './candidate-errors.js';
import type { HeldCandidate } from './candidate-store.js';
import type { CandidateEntity, PrivateProfile } from './candidate.entity.js';
import type { CandidateChange } from './change-candidate.js';

type Profiled = Pick<CandidateEntity, 'profile'>;

/** The profile with some parts replaced; a part set to null is removed, one left out stays. */
export function decideProfile({ profile }: Profiled, parts: PrivateProfile): CandidateChange {
  const all = { ...profile, ...Object.fromEntries(Object.entries(parts).filter(([, part]) => part !== undefined)) };
  return { columns: { profile: Object.fromEntries(Object.entries(all).filter(([, part]) => part !== null)) } };
}

/** Whether the person can be proposed now, and with what availability; without one the old stays. */
export function decideAvailability(
  { profile }: Profiled, said: { readonly status: CandidateProfile['status']; readonly availability?: CandidateAvailability },
): CandidateChange {
  return { columns: { status: said.status, profile: said.availability ? { ...profile, availability: said.availability } : profile } };
}

/** Exactly these sections are shared from now on; without a word on the guardian's delegation it stays as it was. */
export function decideShare(
  { guardianDelegation }: Pick<CandidateEntity, 'guardianDelegation'>,
  said: { readonly sections: readonly CandidateSection[]; readonly guardianDelegation?: boolean },
): CandidateChange {
  return { columns: { guardianDelegation: said.guardianDelegation ?? guardianDelegation }, sections: said.sections };
}

/** @throws Conflict when the profile is not on the network */
export function decideWithdrawal({ candidate }: HeldCandidate, reason: 'consent-revoked' | 'holder-withdrew' = 'holder-withdrew'): CandidateChange {
  if (candidate.standing !== 'published') throw notShared();
  return { sections: [], reason };
}

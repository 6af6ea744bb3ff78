import type { CandidateProfile } from '@filiera/contracts';
import { sameData } from '../versions/same-data.js';

/** What the network is told after a change. */
export type Publication =
  | { readonly event: 'registered' | 'updated' | 'availability-changed'; readonly profile: CandidateProfile }
  | { readonly event: 'withdrawn' };

/**
 * Compares what the network knew with what it may know now.
 * @param before the public profile until now; null when nothing was shared
 * @param after the public profile from now on; null when nothing may be shared
 * @param again whether a profile that looks the same is told once more, under its new version
 * @returns null when the network has nothing to learn
 */
export function decidePublication(before: CandidateProfile | null, after: CandidateProfile | null, again = false): Publication | null {
  if (!before) return after && { event: 'registered', profile: after };
  if (!after) return { event: 'withdrawn' };
  if (sameData(before, after)) return again ? { event: 'updated', profile: after } : null;
  const onlyAvailability = sameData(withoutAvailability(before), withoutAvailability(after));
  return { event: onlyAvailability ? 'availability-changed' : 'updated', profile: after };
}

function withoutAvailability(profile: CandidateProfile): Omit<CandidateProfile, 'status' | 'availability'> {
  const { status, availability, ...rest } = profile;
  return rest;
}

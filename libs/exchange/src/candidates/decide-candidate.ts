import type { CandidateAvailability, CandidateProfile } from '@filiera/contracts';
import { notShared, personDataInvalid } from './candidate-errors.js';
import type { HeldCandidate } from './candidate-store.js';
import type { CandidateEntity, PrivateProfile } from './candidate.entity.js';
import type { CandidateChange } from './change-candidate.js';
import type { SharedPart } from './shared-parts.js';
import { checkTaxCode } from './tax-code.js';

type Profiled = Pick<CandidateEntity, 'profile'>;
type Known = Pick<CandidateEntity, 'firstName' | 'lastName' | 'taxCode' | 'birthDate' | 'birthplace' | 'email' | 'phone'>;

/** What is corrected in a person's data; undefined stays, null removes what may be missing. */
export type Correction = { readonly [field in keyof Known]?: Known[field] };

/**
 * The person's data corrected, and checked again as a whole. A new tax code without a birth date brings its own.
 * @throws Invalid when the data contradict each other
 */
export function decideCorrection(known: Known, correction: Correction, now: Date): CandidateChange {
  const given = Object.fromEntries(Object.entries(correction).filter(([, value]) => value !== undefined)) as Correction;
  const { firstName, lastName, taxCode, birthDate, birthplace, email, phone }: Known = { ...known, ...(given.taxCode && { birthDate: null }), ...given };
  const check = checkTaxCode({
    taxCode: taxCode ?? '', firstName: firstName ?? '', lastName: lastName ?? '', birthDate: birthDate ?? undefined, birthplace: birthplace ?? undefined,
  }, now);
  if (check.faults.length > 0) throw personDataInvalid(check.faults);
  return { columns: {
    firstName, lastName, taxCode: check.taxCode, birthDate: check.birthDate ?? null, birthplace: birthplace?.toUpperCase() ?? null, email, phone,
  } };
}

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
  said: { readonly sections: readonly SharedPart[]; readonly guardianDelegation?: boolean },
): CandidateChange {
  return { columns: { guardianDelegation: said.guardianDelegation ?? guardianDelegation }, sections: said.sections };
}

/** @throws Conflict when the profile is not on the network */
export function decideWithdrawal({ candidate }: HeldCandidate, reason: 'consent-revoked' | 'holder-withdrew' = 'holder-withdrew'): CandidateChange {
  if (candidate.standing !== 'published') throw notShared();
  return { sections: [], reason };
}

import type { CandidateProfile, CandidateSection } from '@filiera/contracts';
import type { Fault } from '@filiera/member-kit';
import type { CandidateEntity, CandidateStanding, PrivateProfile } from './candidate.entity.js';
import type { ConsentEntity, SharingBasis } from './consent.entity.js';

/** A candidate in a list. */
export interface CandidateSummary {
  readonly id: string;
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly status: CandidateProfile['status'];
  readonly standing: CandidateStanding;
  readonly version: number;
  readonly updatedAt: string;
}

/** A candidate as this member's own people see one. */
export interface CandidateView extends CandidateSummary {
  readonly taxCode: string | null;
  readonly birthDate: string | null;
  readonly birthplace: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly guardianDelegation: boolean;
  readonly profile: PrivateProfile;
  /** Sections that are shared now. */
  readonly sections: readonly CandidateSection[];
  readonly consents: readonly { readonly section: CandidateSection; readonly basis: SharingBasis; readonly grantedAt: string; readonly withdrawnAt: string | null }[];
  /** What deserves a second look. */
  readonly warnings: readonly Fault[];
  readonly createdAt: string;
}

/** A row of a list. */
export function toSummary(candidate: CandidateEntity): CandidateSummary {
  const { id, firstName, lastName, status, standing, version } = candidate;
  return { id, firstName, lastName, status, standing, version, updatedAt: candidate.updatedAt.toISOString() };
}

/** The whole record, for those who serve the person. */
export function toView(candidate: CandidateEntity, consents: readonly ConsentEntity[], warnings: readonly Fault[]): CandidateView {
  const { taxCode, birthDate, birthplace, email, phone, guardianDelegation, profile } = candidate;
  return {
    ...toSummary(candidate), taxCode, birthDate, birthplace, email, phone, guardianDelegation, profile,
    sections: consents.filter((consent) => consent.withdrawnAt === null).map((consent) => consent.section),
    consents: consents.map(({ section, basis, grantedAt, withdrawnAt }) => ({
      section, basis, grantedAt: grantedAt.toISOString(), withdrawnAt: withdrawnAt && withdrawnAt.toISOString() })),
    warnings, createdAt: candidate.createdAt.toISOString(),
  };
}

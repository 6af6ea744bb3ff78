import type { CandidateProfile } from '@filiera/contracts';
import type { Fault } from '@filiera/member-kit';
import { ApiProperty } from '@nestjs/swagger';
import { ProfileParts } from './candidate-requests.js';
import type { CandidateEntity, CandidateStanding, PrivateProfile } from './candidate.entity.js';
import { SHARING_BASES, type ConsentEntity, type SharingBasis } from './consent.entity.js';
import { SHARED_PARTS, type SharedPart } from './shared-parts.js';

/** A candidate in a list. */
export class CandidateSummary {
  @ApiProperty({ format: 'uuid', description: 'Pseudonimo: l\'unico nome che la rete vede / Pseudonym: the only name that the network sees' })
  readonly id!: string;

  @ApiProperty({ type: String, nullable: true })
  readonly firstName!: string | null;

  @ApiProperty({ type: String, nullable: true })
  readonly lastName!: string | null;

  @ApiProperty({ enum: ['available', 'unavailable'] })
  readonly status!: CandidateProfile['status'];

  @ApiProperty({ enum: ['private', 'published', 'withdrawn', 'erased'], description: 'Se è sulla rete / Whether it is on the network' })
  readonly standing!: CandidateStanding;

  @ApiProperty({ description: 'Da indicare in If-Match per modificare / To be named in If-Match when changing' })
  readonly version!: number;

  @ApiProperty({ format: 'date-time' })
  readonly updatedAt!: string;
}

/** One grant to share one section. */
export class ConsentView {
  @ApiProperty({ enum: SHARED_PARTS })
  readonly section!: SharedPart;

  @ApiProperty({ enum: SHARING_BASES, description: 'Base giuridica / Legal basis' })
  readonly basis!: SharingBasis;

  @ApiProperty({ format: 'date-time' })
  readonly grantedAt!: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  readonly withdrawnAt!: string | null;
}

/** A candidate as this member's own people see one. */
export class CandidateView extends CandidateSummary {
  @ApiProperty({ type: String, nullable: true })
  readonly taxCode!: string | null;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  readonly birthDate!: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'Codice Belfiore / Belfiore code' })
  readonly birthplace!: string | null;

  @ApiProperty({ type: String, nullable: true })
  readonly email!: string | null;

  @ApiProperty({ type: String, nullable: true })
  readonly phone!: string | null;

  @ApiProperty()
  readonly guardianDelegation!: boolean;

  @ApiProperty({ type: ProfileParts })
  readonly profile!: PrivateProfile;

  @ApiProperty({ enum: SHARED_PARTS, isArray: true, description: 'Sezioni condivise adesso / Sections shared now' })
  readonly sections!: readonly SharedPart[];

  @ApiProperty({ type: [ConsentView], description: 'Ogni consenso dato, anche ritirato / Every grant, withdrawn ones too' })
  readonly consents!: readonly ConsentView[];

  @ApiProperty({ type: 'array', items: { type: 'object' }, description: 'Che cosa merita un controllo / What deserves a second look' })
  readonly warnings!: readonly Fault[];

  @ApiProperty({ format: 'date-time' })
  readonly createdAt!: string;
}

/** Where to follow an erasure that has begun. */
export class ErasureBegun {
  @ApiProperty({ format: 'uuid' })
  readonly id!: string;

  @ApiProperty({ description: 'Dove seguire le conferme / Where to follow the confirmations' })
  readonly followAt!: string;
}

/** A row of a list. */
export function toSummary(candidate: CandidateEntity): CandidateSummary {
  const { id, firstName, lastName, status, standing, version } = candidate;
  return { id, firstName, lastName, status, standing, version, updatedAt: candidate.updatedAt.toISOString() };
}

/** A grant to share a section, as the whole record tells it. */
export type GrantedSection = Pick<ConsentEntity, 'section' | 'basis' | 'grantedAt' | 'withdrawnAt'>;

/** The whole record, for those who serve the person. */
export function toView(candidate: CandidateEntity, consents: readonly GrantedSection[], warnings: readonly Fault[]): CandidateView {
  const { taxCode, birthDate, birthplace, email, phone, guardianDelegation, profile } = candidate;
  return {
    ...toSummary(candidate), taxCode, birthDate, birthplace, email, phone, guardianDelegation, profile,
    sections: consents.filter((consent) => consent.withdrawnAt === null).map((consent) => consent.section),
    consents: consents.map(({ section, basis, grantedAt, withdrawnAt }) => ({
      section, basis, grantedAt: grantedAt.toISOString(), withdrawnAt: withdrawnAt && withdrawnAt.toISOString() })),
    warnings, createdAt: candidate.createdAt.toISOString(),
  };
}

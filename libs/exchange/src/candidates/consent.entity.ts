import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { SharedPart } from './shared-parts.js';

/**
 * Why a section may be shared: `public-task` GDPR art. 6.1.e (employment offices), `targeted-placement` art. 9.2.b with
 * L. 68/1999 art. 8 (enrolment in the lists of targeted placement), `consent` art. 6.1.a (everybody else; for countries abroad the offices too).
 */
export const SHARING_BASES = ['public-task', 'targeted-placement', 'consent'] as const;
export type SharingBasis = (typeof SHARING_BASES)[number];

/** One grant to share one section, from the day it was given to the day it was withdrawn. Rows are kept: they prove what was lawful when. */
@Entity('candidate_consent')
export class ConsentEntity {
  @PrimaryGeneratedColumn({ type: 'bigint' })
  id!: string;

  /** Pseudonym of the person. */
  @Column('uuid')
  candidate!: string;

  @Column('text')
  section!: SharedPart;

  @Column('text')
  basis!: SharingBasis;

  @Column('timestamptz', { name: 'granted_at' })
  grantedAt!: Date;

  @Column('timestamptz', { name: 'withdrawn_at', nullable: true })
  withdrawnAt!: Date | null;
}

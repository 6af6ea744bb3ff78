import type { CandidateProfile } from '@filiera/contracts';
import { Column, CreateDateColumn, Entity, PrimaryColumn, UpdateDateColumn } from 'typeorm';

/** What the member knows of a person's working profile. Which parts of it travel is decided by the consents, section by section. */
export type PrivateProfile = Partial<Omit<CandidateProfile, 'status'>>;

/** `private`: never shared; `published`: on the network; `withdrawn`: was shared, is not any more; `erased`: only the pseudonym is left. */
export type CandidateStanding = 'private' | 'published' | 'withdrawn' | 'erased';

/** A person whom this member serves. Private: nothing of it leaves the node but what the mapper lets through. */
@Entity('candidate')
export class CandidateEntity {
  /** Pseudonym, random UUIDv4: the only name of the person that the network ever sees. */
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text', { name: 'first_name', nullable: true })
  firstName!: string | null;

  @Column('text', { name: 'last_name', nullable: true })
  lastName!: string | null;

  @Column('text', { name: 'tax_code', nullable: true })
  taxCode!: string | null;

  /** `YYYY-MM-DD`. */
  @Column('date', { name: 'birth_date', nullable: true })
  birthDate!: string | null;

  /** Belfiore code of the municipality or country of birth. */
  @Column('text', { nullable: true })
  birthplace!: string | null;

  @Column('text', { nullable: true })
  email!: string | null;

  @Column('text', { nullable: true })
  phone!: string | null;

  @Column('jsonb')
  profile!: PrivateProfile;

  /** Whether the person can be proposed now. */
  @Column('text')
  status!: CandidateProfile['status'];

  @Column('text')
  standing!: CandidateStanding;

  /** A minor's guardian has delegated the member to share the profile. */
  @Column('boolean', { name: 'guardian_delegation' })
  guardianDelegation!: boolean;

  /** Counts every change; the version of the public events. */
  @Column('integer')
  version!: number;

  @CreateDateColumn({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;

  @UpdateDateColumn({ name: 'updated_at', type: 'timestamptz' })
  updatedAt!: Date;
}

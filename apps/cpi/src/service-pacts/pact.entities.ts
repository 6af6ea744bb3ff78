import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AgreedAction, PactEndReason, PactState } from './decide-pact.js';

/** What a person and the office agree on. Its actions are those of its present revision. */
@Entity('service_pact')
export class PactEntity {
  @PrimaryColumn('uuid')
  id!: string;

  /** The candidate's pseudonym. */
  @Column('uuid')
  person!: string;

  /** The declaration in force, and the confirmed profiling, that the pact was made on. */
  @Column('uuid')
  declaration!: string;

  @Column('uuid')
  profiling!: string;

  @Column('text')
  state!: PactState;

  /** Number of the present revision, from 1. */
  @Column('integer')
  revision!: number;

  /** Day of the last signature. */
  @Column('date', { name: 'signed_on', nullable: true })
  signedOn!: string | null;

  @Column('date', { name: 'ended_on', nullable: true })
  endedOn!: string | null;

  @Column('text', { name: 'end_reason', nullable: true })
  endReason!: PactEndReason | null;

  /** 1, and one more with each change. */
  @Column('integer')
  version!: number;

  @Column('timestamptz', { name: 'changed_at' })
  changedAt!: Date;
}

/** One numbered revision of a pact; a signed one does not change any more. */
@Entity('service_pact_revision')
export class PactRevisionEntity {
  @PrimaryColumn('uuid')
  pact!: string;

  @PrimaryColumn('integer')
  number!: number;

  @Column('uuid')
  person!: string;

  @Column('jsonb')
  actions!: readonly AgreedAction[];

  @Column('date', { name: 'signed_on', nullable: true })
  signedOn!: string | null;

  /** Label of the key or token that wrote it last. */
  @Column('text', { name: 'written_by' })
  writtenBy!: string;
}

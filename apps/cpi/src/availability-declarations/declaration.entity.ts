import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { DeclarationFacts, DeclarationState } from './decide-declaration.js';
import type { Benefit, EndReason, LossReason } from './declaration-rules.js';

/** A person's declaration that they are available for work, and what has become of it. */
@Entity('availability_declaration')
export class DeclarationEntity implements DeclarationFacts {
  @PrimaryColumn('uuid')
  id!: string;

  /** The candidate's pseudonym. */
  @Column('uuid')
  person!: string;

  @Column('date', { name: 'declared_on' })
  declaredOn!: string;

  @Column('text')
  benefit!: Benefit;

  @Column('date', { name: 'claimed_on', nullable: true })
  claimedOn!: string | null;

  @Column('text')
  state!: DeclarationState;

  @Column('date', { name: 'state_since' })
  stateSince!: string;

  @Column('date', { name: 'contact_due' })
  contactDue!: string;

  @Column('text', { name: 'contact_source' })
  contactSource!: string;

  @Column('date', { name: 'contacted_on', nullable: true })
  contactedOn!: string | null;

  @Column('date', { name: 'summoned_for', nullable: true })
  summonedFor!: string | null;

  @Column('date', { name: 'suspended_until', nullable: true })
  suspendedUntil!: string | null;

  @Column('date', { name: 'stopped_on', nullable: true })
  stoppedOn!: string | null;

  @Column('text', { nullable: true })
  reason!: LossReason | EndReason | null;

  /** Day of the next thing that is expected: what the list of due things is ordered by. */
  @Column('date', { name: 'next_due', nullable: true })
  nextDue!: string | null;

  /** Label of the key or token that changed it last. */
  @Column('text', { name: 'changed_by' })
  changedBy!: string;

  @Column('timestamptz', { name: 'changed_at' })
  changedAt!: Date;
}

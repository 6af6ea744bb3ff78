import type { ReferralState } from '@filiera/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A referral as this node knows it: the newest state that either party wrote. A projection of the stream and of the own outbox. */
@Entity('referral')
export class ReferralEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('integer')
  version!: number;

  /** The candidate's pseudonym. */
  @Column('uuid')
  person!: string;

  @Column('text')
  status!: ReferralState['status'];

  /** The vacancy's id; this node may not know the vacancy (yet). */
  @Column('uuid')
  vacancy!: string;

  @Column('text', { name: 'vacancy_owner' })
  vacancyOwner!: string;

  @Column('text')
  holder!: string;

  @Column('text', { name: 'proposed_by' })
  proposedBy!: ReferralState['proposedBy'];

  @Column('timestamptz', { name: 'answer_by' })
  answerBy!: Date;

  @Column('text', { name: 'decline_reason', nullable: true })
  declineReason!: ReferralState['declineReason'] | null;

  @Column('text', { nullable: true })
  outcome!: ReferralState['outcome'] | null;

  /** The member that wrote the prevailing state. */
  @Column('text', { name: 'written_by' })
  writtenBy!: string;

  /** Id of the prevailing event. */
  @Column('uuid')
  event!: string;

  @Column('timestamptz', { name: 'changed_at' })
  changedAt!: Date;

  /** The story that the referral belongs to; its placement carries it on. */
  @Column('text')
  correlation!: string;
}

/** Every step of a referral that reached this node, also the ones that did not prevail. */
@Entity('referral_step')
export class ReferralStepEntity {
  /** Id of the event. */
  @PrimaryColumn('uuid')
  event!: string;

  @Column('uuid')
  referral!: string;

  @Column('uuid')
  person!: string;

  @Column('integer')
  version!: number;

  @Column('text', { name: 'by_member' })
  by!: string;

  @Column('timestamptz')
  at!: Date;

  @Column('text')
  status!: ReferralState['status'];

  @Column('text', { name: 'decline_reason', nullable: true })
  declineReason!: ReferralState['declineReason'] | null;

  @Column('text', { nullable: true })
  outcome!: ReferralState['outcome'] | null;
}

/** Contacts of a referred candidate, at the vacancy's owner; at the holder only the mark that they were sent. Private: never in an event but sealed. */
@Entity('referral_contacts')
export class ReferralContactsEntity {
  @PrimaryColumn('uuid')
  referral!: string;

  @Column('uuid')
  person!: string;

  /** `dropped` stays as a mark, so that contacts which arrive after a withdrawal are not kept. */
  @Column('text')
  way!: 'sent' | 'received' | 'dropped';

  /** The member that sent what was received; null for marks, and for contacts of an earlier version of this program. */
  @Column('text', { name: 'sent_by', nullable: true })
  sentBy!: string | null;

  @Column('text', { name: 'first_name', nullable: true })
  firstName!: string | null;

  @Column('text', { name: 'last_name', nullable: true })
  lastName!: string | null;

  @Column('text', { nullable: true })
  email!: string | null;

  @Column('text', { nullable: true })
  phone!: string | null;

  @Column('timestamptz')
  at!: Date;
}

import type { GuidanceKind, GuidanceNextStep, OccupationRef } from '@filiera/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A guidance interview that this member held: with an own candidate, or with a person whose profile another member holds. */
@Entity('guidance_interview')
export class GuidanceInterviewEntity {
  @PrimaryColumn('uuid')
  id!: string;

  /** The person's pseudonym. */
  @Column('uuid')
  person!: string;

  /** The member that holds the profile. */
  @Column('text')
  holder!: string;

  @Column('text')
  kind!: GuidanceKind;

  @Column('date', { name: 'held_on' })
  heldOn!: string;

  @Column('jsonb', { nullable: true })
  objective!: OccupationRef | null;

  @Column('text', { name: 'next_step' })
  nextStep!: GuidanceNextStep;

  /** What the adviser noted. Stays here: it is in no event. */
  @Column('text', { nullable: true })
  note!: string | null;

  @Column('boolean')
  annulled!: boolean;

  /** As told to the holder; also counted where nobody is told. */
  @Column('integer')
  version!: number;

  /** Story of the events, as they carry it. */
  @Column('uuid')
  story!: string;

  /** Label of the key or token that recorded it. */
  @Column('text', { name: 'recorded_by' })
  recordedBy!: string;

  @Column('timestamptz', { name: 'changed_at' })
  changedAt!: Date;
}

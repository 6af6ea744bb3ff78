import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Consequence } from './consequence-rules.js';
import type { AppointmentState } from './decide-appointment.js';

/** A time at which an office receives people, as many as it has places. */
@Entity('appointment_slot')
export class SlotEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  office!: string;

  @Column('timestamptz', { name: 'starts_at' })
  startsAt!: Date;

  @Column('integer')
  minutes!: number;

  @Column('integer')
  places!: number;

  /** Offered by mistake: nobody is booked any more. */
  @Column('boolean')
  withdrawn!: boolean;
}

/** A person's place in a slot. */
@Entity('appointment')
export class AppointmentEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  slot!: string;

  /** The candidate's pseudonym. */
  @Column('uuid')
  person!: string;

  /** From 1; a cancelled one is free again. */
  @Column('integer')
  place!: number;

  @Column('text')
  state!: AppointmentState;

  /** Of a missed one: whether the reason was justified. The reason itself, often one of health, is not kept. */
  @Column('boolean', { nullable: true })
  justified!: boolean | null;

  /** Of an attended one: the declaration that waited for the person to come, and did so no more. */
  @Column('uuid', { nullable: true })
  satisfied!: string | null;

  /** Label of the key or token that changed it last. */
  @Column('text', { name: 'changed_by' })
  changedBy!: string;

  @Column('timestamptz', { name: 'changed_at' })
  changedAt!: Date;
}

export const DECISIONS = ['proposed', 'confirmed', 'dismissed'] as const;
export type Decision = (typeof DECISIONS)[number];

/** What a missed appointment may cost: a proposal until somebody confirms or dismisses it. */
@Entity('missed_appointment_consequence')
export class ConsequenceEntity {
  @PrimaryColumn('uuid')
  appointment!: string;

  @Column('uuid')
  person!: string;

  /** The declaration under which the person receives the benefit. */
  @Column('uuid')
  declaration!: string;

  /** Day of the appointment. */
  @Column('date', { name: 'missed_on' })
  missedOn!: string;

  /** Which unjustified absence under the declaration, from 1; those dismissed are not counted. */
  @Column('integer')
  occasion!: number;

  @Column('text')
  consequence!: Consequence;

  @Column('text')
  source!: string;

  @Column('text')
  decision!: Decision;

  @Column('text', { name: 'decided_by', nullable: true })
  decidedBy!: string | null;

  @Column('timestamptz', { name: 'decided_at', nullable: true })
  decidedAt!: Date | null;
}

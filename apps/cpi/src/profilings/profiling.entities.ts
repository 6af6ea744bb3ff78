import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ProfilingInputs } from './decide-profiling.js';

/** A score with what it was drawn from. Rows are added, never changed: the history of a person's profiling is the list of them. */
@Entity('profiling')
export class ProfilingEntity {
  @PrimaryColumn('uuid')
  id!: string;

  /** The candidate's pseudonym. */
  @Column('uuid')
  person!: string;

  @Column('date', { name: 'made_on' })
  madeOn!: string;

  /** PostgreSQL gives a numeric back as text. */
  @Column('numeric')
  score!: string;

  /** Who or what calculated it: the ministry's system, a questionnaire. */
  @Column('text')
  method!: string;

  @Column('jsonb')
  inputs!: ProfilingInputs;

  /** Label of the key or token that recorded it. */
  @Column('text', { name: 'recorded_by' })
  recordedBy!: string;

  @Column('timestamptz', { name: 'recorded_at' })
  recordedAt!: Date;
}

/** A person of the office stands by a profiling: a row of its own, so that the profiling stays as it was made. */
@Entity('profiling_confirmation')
export class ProfilingConfirmationEntity {
  @PrimaryColumn('uuid')
  profiling!: string;

  @Column('uuid')
  person!: string;

  /** Label of the key or token that confirmed it. */
  @Column('text', { name: 'confirmed_by' })
  confirmedBy!: string;

  @Column('timestamptz', { name: 'confirmed_at' })
  confirmedAt!: Date;
}

import type { Text } from '@filiera/contracts';
import { Column, Entity, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';

/** How a run stands. `interrupted`: the node was stopped meanwhile, or ended. */
export type RunState = 'running' | 'done' | 'failed' | 'interrupted';

/** What became of one vacancy in a run. */
export const RUN_OUTCOMES = ['created', 'updated', 'unchanged', 'closed', 'refused'] as const;
export type RunOutcome = (typeof RUN_OUTCOMES)[number];

/** One import from an input API of EURES. */
@Entity('eures_run')
export class EuresRunEntity {
  @PrimaryColumn('uuid')
  id!: string;

  /** Address of the interface. */
  @Column('text')
  url!: string;

  /** Asked for what has changed since, milliseconds since the epoch; null: for everything. */
  @Column('bigint', { nullable: true, transformer: { from: (value: string | null) => (value === null ? null : Number(value)), to: (value: number | null) => value } })
  since!: number | null;

  /** From where the next run goes on when this one is done, milliseconds since the epoch. */
  @Column('bigint', { name: 'next_since', transformer: { from: Number, to: (value: number) => value } })
  nextSince!: number;

  @Column('text')
  state!: RunState;

  /** Label of the key or token that asked. */
  @Column('text', { name: 'asked_by' })
  askedBy!: string;

  @Column('timestamptz', { name: 'started_at' })
  startedAt!: Date;

  @Column('timestamptz', { name: 'ended_at', nullable: true })
  endedAt!: Date | null;

  @Column('jsonb')
  counts!: { readonly [outcome in RunOutcome]: number };

  /** Requests sent, and how many of them were repetitions. */
  @Column('integer')
  requests!: number;

  @Column('integer')
  retries!: number;

  /** Why it failed. */
  @Column('jsonb', { nullable: true })
  failure!: Text | null;
}

/** One vacancy of a run; a refused one has a row for each fault. */
@Entity('eures_run_item')
export class EuresRunItemEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  position!: string;

  @Column('uuid')
  run!: string;

  @Column('text')
  outcome!: RunOutcome;

  @Column('text')
  reference!: string;

  @Column('integer', { nullable: true })
  line!: number | null;

  @Column('text', { nullable: true })
  field!: string | null;

  @Column('jsonb', { nullable: true })
  reason!: Text | null;
}

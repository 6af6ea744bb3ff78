import type { Role } from '@filiera/member-kit';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What was asked: a match one way or the other, or the courses that bring a candidate nearer to vacancies. */
export type MatchDirection = 'vacancies-for-candidate' | 'candidates-for-vacancy' | 'training-plan-for-candidate';

/** A logged matching run. It names vacancies and pseudonyms, never people. */
@Entity('match_run')
export class MatchRunEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('timestamptz')
  at!: Date;

  /** Label of the key or token that asked. */
  @Column('text', { name: 'asked_by' })
  askedBy!: string;

  @Column('text')
  role!: Role;

  @Column('text')
  direction!: MatchDirection;

  /** The candidate's pseudonym or the vacancy's id. */
  @Column('uuid')
  subject!: string;

  /** Version of the way of scoring. */
  @Column('text')
  algorithm!: string;

  /** Filters, limit and the rest of the question. */
  @Column('jsonb')
  inputs!: object;

  /** Ids with their scores, the best first. */
  @Column('jsonb')
  results!: readonly { readonly id: string; readonly score: number }[];

  /** Every pseudonym in this row, so that erasure finds it. */
  @Column('uuid', { array: true })
  persons!: string[];
}

import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An erasure that a holder asked of the network: a pseudonym and who has to answer. */
@Entity('erasure_asked')
export class ErasureAskedEntity {
  /** Id of the event that asked. */
  @PrimaryColumn('uuid')
  event!: string;

  @Column('uuid')
  person!: string;

  @Column('text')
  scope!: string;

  @Column('text')
  holder!: string;

  /** The story that the request is part of, and its confirmations with it; null for what was kept before stories were. */
  @Column('text', { nullable: true })
  story!: string | null;

  @Column('timestamptz', { name: 'asked_at' })
  askedAt!: Date;

  /** By when the agreement wants everyone's confirmation. */
  @Column('timestamptz', { name: 'due_at' })
  dueAt!: Date;

  /** When it was looked at, after its time, who had not confirmed. */
  @Column('timestamptz', { name: 'judged_at', nullable: true })
  judgedAt!: Date | null;

  /** When the last of those who must confirm had confirmed; null while someone is missing. */
  @Column('timestamptz', { name: 'stopped_at', nullable: true })
  stoppedAt!: Date | null;
}

/** A member's confirmation of an erasure. */
@Entity('erasure_answered')
export class ErasureAnsweredEntity {
  /** Id of the event that confirmed. */
  @PrimaryColumn('uuid')
  event!: string;

  @Column('uuid')
  person!: string;

  @Column('text')
  member!: string;

  @Column('integer')
  records!: number;

  /** As in the request that it answers. */
  @Column('text', { nullable: true })
  story!: string | null;

  @Column('timestamptz', { name: 'answered_at' })
  answeredAt!: Date;
}

import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The clock of one service standard for one entity, from headers. */
@Entity('standard_clock')
export class StandardClockEntity {
  @PrimaryColumn('text')
  standard!: string;

  @PrimaryColumn('text')
  entity!: string;

  /** The two members whose clock it is, in order; empty where it is everybody's, or was not kept yet. */
  @PrimaryColumn('text', { default: '' })
  parties!: string;

  @Column('timestamptz', { name: 'started_at', nullable: true })
  startedAt!: Date | null;

  /** By when the agreement wants it stopped. */
  @Column('timestamptz', { name: 'due_at', nullable: true })
  dueAt!: Date | null;

  @Column('timestamptz', { name: 'stopped_at', nullable: true })
  stoppedAt!: Date | null;

  /** The entity of the event that started it, where that is known: the clock itself may be of a story. */
  @Column('text', { nullable: true })
  waited!: string | null;

  /** Of whom the entity is, by pseudonym, while the clock runs; null where it is of nobody, or was not kept yet. */
  @Column('text', { nullable: true })
  person!: string | null;

  /** Who has to act, where the headers tell. */
  @Column('text', { nullable: true })
  member!: string | null;

  /** Whoever is told besides when its time runs out. */
  @Column('text', { name: 'also_to', array: true, nullable: true })
  alsoTo!: string[] | null;

  /** When it was told that its time ran out. */
  @Column('timestamptz', { name: 'told_at', nullable: true })
  toldAt!: Date | null;
}

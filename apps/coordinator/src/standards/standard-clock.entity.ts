import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The clock of one service standard for one entity, from headers. */
@Entity('standard_clock')
export class StandardClockEntity {
  @PrimaryColumn('text')
  standard!: string;

  @PrimaryColumn('text')
  entity!: string;

  @Column('timestamptz', { name: 'started_at', nullable: true })
  startedAt!: Date | null;

  /** By when the agreement wants it stopped. */
  @Column('timestamptz', { name: 'due_at', nullable: true })
  dueAt!: Date | null;

  @Column('timestamptz', { name: 'stopped_at', nullable: true })
  stoppedAt!: Date | null;
}

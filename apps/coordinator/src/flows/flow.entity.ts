import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How many events of a type one member sent to one audience on one day, from their headers. */
@Entity('flow')
export class FlowEntity {
  @PrimaryColumn('date')
  day!: string;

  @PrimaryColumn('text')
  type!: string;

  @PrimaryColumn('text')
  publisher!: string;

  @PrimaryColumn('text')
  audience!: string;

  @Column('bigint')
  events!: string;

  @Column('bigint')
  bytes!: string;

  /** The publisher's own counter in that stream, at its highest. */
  @Column('bigint', { name: 'last_sequence' })
  lastSequence!: string;

  @Column('timestamptz', { name: 'last_at' })
  lastAt!: Date;
}

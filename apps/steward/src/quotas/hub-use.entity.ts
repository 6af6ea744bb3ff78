import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What the hub stored of one member on one day (UTC). */
@Entity('hub_use')
export class HubUseEntity {
  @PrimaryColumn('date')
  day!: string;

  @PrimaryColumn('text')
  member!: string;

  @Column('bigint')
  events!: string;

  @Column('bigint')
  bytes!: string;

  /** Links that were counted before, and stored once more. */
  @Column('bigint', { name: 'repeated_events' })
  repeatedEvents!: string;

  @Column('bigint', { name: 'repeated_bytes' })
  repeatedBytes!: string;
}

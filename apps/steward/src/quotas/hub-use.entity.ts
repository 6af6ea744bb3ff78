import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What the hub stored of one member in one stream on one day (UTC). */
@Entity('hub_use')
export class HubUseEntity {
  @PrimaryColumn('date')
  day!: string;

  @PrimaryColumn('text')
  member!: string;

  /** `-` for what was counted before streams were told apart. */
  @PrimaryColumn('text')
  stream!: string;

  @Column('bigint')
  events!: string;

  /** Of subjects, headers and payloads. */
  @Column('bigint')
  bytes!: string;

  /** Links that were counted before, and stored once more. */
  @Column('bigint', { name: 'repeated_events' })
  repeatedEvents!: string;

  @Column('bigint', { name: 'repeated_bytes' })
  repeatedBytes!: string;
}

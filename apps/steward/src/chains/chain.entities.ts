import { Column, Entity, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';

/** Head of a publisher's chain in one stream, as far as the steward has followed it. */
@Entity('chain_head')
export class ChainHeadEntity {
  @PrimaryColumn('text')
  stream!: string;

  @PrimaryColumn('text')
  publisher!: string;

  @Column('bigint')
  sequence!: string;

  @Column('text')
  digest!: string;

  @Column('timestamptz', { name: 'seen_at' })
  seenAt!: Date;
}

/** Something wrong in a chain: missing links (closed when they arrive), a fork, an event without an envelope. */
@Entity('chain_fault')
export class ChainFaultEntity {
  @PrimaryGeneratedColumn('increment', { type: 'bigint' })
  id!: string;

  @Column('text')
  stream!: string;

  @Column('text')
  publisher!: string;

  @Column('text')
  kind!: 'gap' | 'fork' | 'unreadable' | 'foreign';

  @Column('bigint', { name: 'from_sequence' })
  fromSequence!: string;

  @Column('bigint', { name: 'to_sequence' })
  toSequence!: string;

  @Column('timestamptz', { name: 'found_at' })
  foundAt!: Date;

  @Column('timestamptz', { name: 'last_found_at' })
  lastFoundAt!: Date;

  /** How often it came: a gap is one row each, a fork one for each link, what has no envelope or another's name in it one for its publisher and stream. */
  @Column('bigint')
  times!: string;

  @Column('timestamptz', { name: 'closed_at', nullable: true })
  closedAt!: Date | null;
}

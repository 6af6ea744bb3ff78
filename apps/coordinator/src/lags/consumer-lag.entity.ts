import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How far behind one member reads one stream, as the hub told at the last measurement. */
@Entity('consumer_lag')
export class ConsumerLagEntity {
  @PrimaryColumn('text')
  member!: string;

  @PrimaryColumn('text')
  stream!: string;

  /** Messages that wait for the member. */
  @Column('bigint')
  pending!: string;

  /** Messages that it has taken and not acknowledged. */
  @Column('integer')
  unacknowledged!: number;

  /** Of these, those that it took more than once. */
  @Column('integer')
  redelivered!: number;

  @Column('timestamptz', { name: 'last_delivered_at', nullable: true })
  lastDeliveredAt!: Date | null;

  @Column('timestamptz', { name: 'last_acknowledged_at', nullable: true })
  lastAcknowledgedAt!: Date | null;

  /** Since which measurement something waits; null while nothing does. */
  @Column('timestamptz', { name: 'behind_since', nullable: true })
  behindSince!: Date | null;

  @Column('timestamptz', { name: 'measured_at' })
  measuredAt!: Date;
}

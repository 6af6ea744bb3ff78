import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How far a member's events are from the hub's clock, from headers. */
@Entity('member_clock')
export class MemberClockEntity {
  @PrimaryColumn('text')
  member!: string;

  /** From the moment that the newest of its events gives to the moment when the hub stored it; negative for an event from the future. */
  @Column('bigint', { name: 'lag_ms' })
  lagMs!: string;

  /** The same when it was last found to be another one. */
  @Column('bigint', { name: 'steady_lag_ms' })
  steadyLagMs!: string;

  /** Since when the lag is what it is, by the hub's clock. */
  @Column('timestamptz', { name: 'steady_since' })
  steadySince!: Date;

  /** The hub's time of the newest event that was looked at. */
  @Column('timestamptz', { name: 'last_at' })
  lastAt!: Date;
}

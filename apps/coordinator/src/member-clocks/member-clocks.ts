import { NodeMetrics } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { Gauge } from 'prom-client';
import { DataSource } from 'typeorm';

/** What can be said of a member's clock. A node that publishes everything with the same delay looks like one whose clock is behind. */
export const CLOCK_STATES = ['right', 'ahead', 'behind'] as const;
export type ClockState = (typeof CLOCK_STATES)[number];

/** A member's clock beside the hub's. */
export interface MemberClock {
  readonly member: string;
  readonly state: ClockState;
  /** How far it is off; positive ahead, 0 while it is right. */
  readonly offsetSeconds: number;
  /** Since when it has been like this, by the hub's clock. */
  readonly since: Date;
  readonly lastEventAt: Date;
}

interface Row {
  readonly member: string;
  readonly lag_ms: string;
  readonly steady_since: Date;
  readonly last_at: Date;
}

/** Machines that ask a time server differ by less. */
const TOLERANCE_MS = 60_000;
/** An event from the future is enough; one from the past may have waited: only a lag that stays says something of the clock. */
const STEADY_MS = 60_000;

/** Judges the members' clocks, and shows them as a metric. */
@Injectable()
export class MemberClocks {
  constructor(private readonly dataSource: DataSource, metrics: NodeMetrics) {
    const all = (): Promise<MemberClock[]> => this.all();
    new Gauge({
      name: 'filiera_member_clock_offset_seconds',
      help: 'How far a member\'s clock is off the hub\'s, positive ahead; 0 while it is right',
      labelNames: ['publisher'],
      registers: [metrics.registry],
      async collect() {
        for (const { member, offsetSeconds } of await all()) this.set({ publisher: member }, offsetSeconds);
      },
    });
  }

  /** Every member that has published, those whose clock is wrong first. */
  async all(): Promise<MemberClock[]> {
    const rows = await this.dataSource.query<Row[]>('SELECT member, lag_ms, steady_since, last_at FROM member_clock ORDER BY member');
    const clocks = rows.map((row): MemberClock => {
      const state = stateOf(row);
      return {
        member: row.member, state, offsetSeconds: state === 'right' ? 0 : -Number(row.lag_ms) / 1_000, since: row.steady_since, lastEventAt: row.last_at,
      };
    });
    return [...clocks.filter(({ state }) => state !== 'right'), ...clocks.filter(({ state }) => state === 'right')];
  }
}

function stateOf({ lag_ms: lag, steady_since: since, last_at: last }: Row): ClockState {
  if (Number(lag) < -TOLERANCE_MS) return 'ahead';
  return Number(lag) > TOLERANCE_MS && last.getTime() - since.getTime() >= STEADY_MS ? 'behind' : 'right';
}

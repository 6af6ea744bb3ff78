import type { Transaction } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** What one member may publish in a day (UTC). */
export interface DailyLimits {
  readonly events: number;
  readonly bytes: number;
}

/** What a member published, in one batch. */
export interface Use {
  readonly member: string;
  readonly events: number;
  readonly bytes: number;
}

/** Counts what each member publishes in a day, from the headers alone, and says who is over its quota. */
@Injectable()
export class Quotas {
  constructor(private readonly dataSource: DataSource) {}

  /** Adds to today's use. */
  async add(tx: Transaction, use: readonly Use[], now: Date): Promise<void> {
    await tx.query(
      `INSERT INTO hub_use (day, member, events, bytes)
       SELECT $1, member, events, bytes FROM jsonb_to_recordset($2::jsonb) AS new (member text, events bigint, bytes bigint)
       ON CONFLICT (day, member) DO UPDATE SET events = hub_use.events + excluded.events, bytes = hub_use.bytes + excluded.bytes`,
      [dayOf(now), JSON.stringify(use)],
    );
  }

  /** Members whose use of today is over the limits. */
  async over(limits: DailyLimits, now: Date): Promise<ReadonlySet<string>> {
    const rows = await this.dataSource.query<{ member: string }[]>(
      `SELECT use.member FROM hub_use use JOIN hub_member member ON member.id = use.member
       WHERE use.day = $1 AND (use.events > $2 OR use.bytes > $3) AND member.kind NOT IN ('coordinator', 'steward')`,
      [dayOf(now), limits.events, limits.bytes],
    );
    return new Set(rows.map(({ member }) => member));
  }
}

function dayOf(now: Date): string {
  return now.toISOString().slice(0, 10);
}

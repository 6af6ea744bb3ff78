import type { Transaction } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** What one member may publish in a day (UTC). */
export interface DailyLimits {
  readonly events: number;
  readonly bytes: number;
}

/** One message that the hub has stored. */
export interface Stored {
  readonly member: string;
  /** When, by the hub's clock: a steward that was away, or reads a stream anew, reads it on another day. */
  readonly at: Date;
  readonly bytes: number;
  /** It is a link of its publisher's chain that was counted before. */
  readonly repeated: boolean;
}

// A hub that lost its disk is given each publisher's whole log once more: nobody floods with that, as long as it is no more than they ever published.
const OVER = `
  SELECT use.member FROM hub_use use JOIN hub_member member ON member.id = use.member
  WHERE use.day = $1 AND member.kind NOT IN ('coordinator', 'steward') AND (
    use.events > $2 OR use.bytes > $3
    OR use.repeated_events > $2 AND use.repeated_events > (SELECT sum(events) FROM hub_use ever WHERE ever.member = use.member)
    OR use.repeated_bytes > $3 AND use.repeated_bytes > (SELECT sum(bytes) FROM hub_use ever WHERE ever.member = use.member))`;

/** Counts what each member publishes in a day, from the headers alone, and says who is over its quota. */
@Injectable()
export class Quotas {
  constructor(private readonly dataSource: DataSource) {}

  /** Adds each message to the use of the day on which the hub stored it. */
  async add(tx: Transaction, messages: readonly Stored[]): Promise<void> {
    await tx.query(
      `INSERT INTO hub_use (day, member, events, bytes, repeated_events, repeated_bytes)
       SELECT day, member, count(*) FILTER (WHERE NOT repeated), coalesce(sum(bytes) FILTER (WHERE NOT repeated), 0),
         count(*) FILTER (WHERE repeated), coalesce(sum(bytes) FILTER (WHERE repeated), 0)
       FROM jsonb_to_recordset($1::jsonb) AS stored (day date, member text, bytes bigint, repeated boolean) GROUP BY day, member ORDER BY day, member
       ON CONFLICT (day, member) DO UPDATE SET events = hub_use.events + excluded.events, bytes = hub_use.bytes + excluded.bytes,
         repeated_events = hub_use.repeated_events + excluded.repeated_events, repeated_bytes = hub_use.repeated_bytes + excluded.repeated_bytes`,
      [JSON.stringify(messages.map(({ member, at, bytes, repeated }) => ({ day: dayOf(at), member, bytes, repeated })))],
    );
  }

  /** Members whose use of today is over the limits. */
  async over(limits: DailyLimits, now: Date): Promise<ReadonlySet<string>> {
    const rows = await this.dataSource.query<{ member: string }[]>(OVER, [dayOf(now), limits.events, limits.bytes]);
    return new Set(rows.map(({ member }) => member));
  }
}

function dayOf(at: Date): string {
  return at.toISOString().slice(0, 10);
}

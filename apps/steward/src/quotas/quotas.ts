import type { Transaction } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { DailyLimits } from './daily-limits.js';

/** One message that the hub has stored. */
export interface Stored {
  readonly member: string;
  /** When, by the hub's clock: a steward that was away, or reads a stream anew, reads it on another day. */
  readonly at: Date;
  /** Of subject, headers and payload. */
  readonly bytes: number;
  /** It is a link of its publisher's chain that was counted before. */
  readonly repeated: boolean;
}

// A hub that lost its disk is given each publisher's whole log once more: nobody floods with that, as long as it is no more than they ever published.
const OVER = `
  SELECT member.id AS member FROM hub_use use JOIN hub_member member ON member.id = use.member
  WHERE use.day = $1 AND member.kind NOT IN ('coordinator', 'steward') GROUP BY member.id HAVING
    sum(use.events) > $2 OR sum(use.bytes) > $3
    OR sum(use.repeated_events) > $2 AND sum(use.repeated_events) > (SELECT sum(events) FROM hub_use ever WHERE ever.member = member.id)
    OR sum(use.repeated_bytes) > $3 AND sum(use.repeated_bytes) > (SELECT sum(bytes) FROM hub_use ever WHERE ever.member = member.id)`;

// What was counted before streams were told apart may have been in this one.
const OVER_IN_A_STREAM = `
  SELECT DISTINCT use.member FROM hub_use use JOIN hub_member member ON member.id = use.member
    JOIN jsonb_each_text($2::jsonb) AS room (stream, bytes) ON room.stream = use.stream
  WHERE use.day = $1 AND member.kind NOT IN ('coordinator', 'steward') AND (
    use.bytes > room.bytes::bigint
    OR use.repeated_bytes > room.bytes::bigint
      AND use.repeated_bytes > (SELECT sum(bytes) FROM hub_use ever WHERE ever.member = use.member AND ever.stream IN (use.stream, '-')))`;

/** Counts what each member publishes in a day, from the headers alone, and says who is over its quota. */
@Injectable()
export class Quotas {
  constructor(private readonly dataSource: DataSource) {}

  /** Adds each message of a stream to the use of the day on which the hub stored it. */
  async add(tx: Transaction, stream: string, messages: readonly Stored[]): Promise<void> {
    await tx.query(
      `INSERT INTO hub_use (day, member, stream, events, bytes, repeated_events, repeated_bytes)
       SELECT day, member, $2, count(*) FILTER (WHERE NOT repeated), coalesce(sum(bytes) FILTER (WHERE NOT repeated), 0),
         count(*) FILTER (WHERE repeated), coalesce(sum(bytes) FILTER (WHERE repeated), 0)
       FROM jsonb_to_recordset($1::jsonb) AS stored (day date, member text, bytes bigint, repeated boolean) GROUP BY day, member ORDER BY day, member
       ON CONFLICT (day, member, stream) DO UPDATE SET events = hub_use.events + excluded.events, bytes = hub_use.bytes + excluded.bytes,
         repeated_events = hub_use.repeated_events + excluded.repeated_events, repeated_bytes = hub_use.repeated_bytes + excluded.repeated_bytes`,
      [JSON.stringify(messages.map(({ member, at, bytes, repeated }) => ({ day: dayOf(at), member, bytes, repeated }))), stream],
    );
  }

  /** Members whose use of today is over the limits, in all or in one stream. */
  async over({ events, bytes, bytesInStream }: DailyLimits, now: Date): Promise<ReadonlySet<string>> {
    const [inAll, inOne] = await Promise.all([
      this.dataSource.query<{ member: string }[]>(OVER, [dayOf(now), events, bytes]),
      this.dataSource.query<{ member: string }[]>(OVER_IN_A_STREAM, [dayOf(now), JSON.stringify(bytesInStream)]),
    ]);
    return new Set([...inAll, ...inOne].map(({ member }) => member));
  }
}

function dayOf(at: Date): string {
  return at.toISOString().slice(0, 10);
}

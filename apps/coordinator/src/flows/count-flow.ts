import type { ReceivedHeader, Transaction } from '@filiera/member-kit';

/** What is counted of an event. */
export type Counted = Pick<ReceivedHeader, 'time' | 'type' | 'source' | 'audience' | 'bytes' | 'sequence'>;

/** Adds events to the counts of their day, type, publisher and audience. */
export async function countFlow(events: readonly Counted[], tx: Transaction): Promise<void> {
  await tx.query(
    `INSERT INTO flow (day, type, publisher, audience, events, bytes, last_sequence, last_at)
     SELECT day, type, publisher, audience, count(*), sum(bytes), max(sequence), max(at)
     FROM jsonb_to_recordset($1::jsonb) AS new (day date, type text, publisher text, audience text, bytes bigint, sequence bigint, at timestamptz)
     GROUP BY day, type, publisher, audience
     ON CONFLICT (day, type, publisher, audience) DO UPDATE SET events = flow.events + excluded.events, bytes = flow.bytes + excluded.bytes,
       last_sequence = greatest(flow.last_sequence, excluded.last_sequence), last_at = greatest(flow.last_at, excluded.last_at)`,
    [JSON.stringify(events.map(({ time, type, source, audience, bytes, sequence }) => ({
      day: time.toISOString().slice(0, 10), type, publisher: source, audience, bytes, sequence, at: time.toISOString(),
    })))],
  );
}

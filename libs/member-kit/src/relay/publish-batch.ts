import type { AcknowledgedPublisher, Outcome } from '../jetstream/acknowledged-publisher.js';
import type { RelayConnection } from './relay-connection.js';
import { wireHeadersOf, type SealedEvent } from './sealed-event.js';

/** An event with the place where the hub says it is. */
export interface StoredEvent {
  readonly event: SealedEvent;
  readonly streamSequence: number;
}

/** What one batch left behind, for the relay to act on. */
export interface BatchReport {
  readonly published: StoredEvent[];
  /** Answered `duplicate`: to be compared with what the hub really holds. */
  readonly duplicates: StoredEvent[];
  /** Refused by themselves: counted, tried again, parked in the end. */
  readonly refused: { readonly event: SealedEvent; readonly reason: string }[];
  /** Streams that take nothing now (full), and event types that nobody takes (no such stream, no right), with the reason. */
  readonly held: Map<string, string>;
  /** Events nobody answered for: the connection went, or the hub was too slow. */
  readonly unknown: SealedEvent[];
}

/** JetStream's error codes: what concerns the whole stream and not the one message. */
const STREAM_REFUSES = new Map([
  [10047, 'the hub has no storage left'],
  [10077, 'the stream is full'],
  [10023, 'the hub lacks resources'],
  [10059, 'the stream does not exist'],
  [10060, 'the subject belongs to another stream'],
  [10118, 'the stream is being moved'],
  [10074, 'the hub is not available'],
  [10008, 'the hub is not available'],
  [10009, 'the hub has no quorum'],
]);

const MARK = `UPDATE outbox_sealed s SET published_at = $3, stream_sequence = v.stream_sequence
  FROM unnest($1::bigint[], $2::bigint[]) AS v (position, stream_sequence) WHERE s.position = v.position`;

/** Publishes a batch at once, in order, and marks what the hub acknowledged. */
export async function publishBatch(
  publisher: AcknowledgedPublisher,
  events: readonly SealedEvent[],
  timeoutMs: number,
): Promise<BatchReport> {
  const report: BatchReport = { published: [], duplicates: [], refused: [], held: new Map(), unknown: [] };
  const outcomes = await publisher.publishAll(
    events.map((event) => ({ subject: event.row.subject, payload: event.payload, headers: wireHeadersOf(event) })),
    timeoutMs,
  );
  outcomes.forEach((outcome, index) => sort(report, events[index]!, outcome));
  return report;
}

/** Writes down where the hub stored them. */
export async function markPublished(
  database: RelayConnection,
  stored: readonly StoredEvent[],
  now: Date,
): Promise<void> {
  if (stored.length === 0) return;
  await database.mark('relay-mark', MARK, [stored.map(({ event }) => event.row.position), stored.map(({ streamSequence }) => streamSequence), now]);
}

function sort(report: BatchReport, event: SealedEvent, outcome: Outcome): void {
  switch (outcome.kind) {
    case 'stored':
      report.published.push({ event, streamSequence: outcome.sequence });
      return;
    case 'duplicate':
      report.duplicates.push({ event, streamSequence: outcome.sequence });
      return;
    case 'nobody':
      report.held.set(event.row.type, 'nobody takes this event: its stream is not there yet, or this member has no right to publish it');
      return;
    case 'unknown':
      report.unknown.push(event);
      return;
    case 'refused': {
      const streamReason = STREAM_REFUSES.get(outcome.code);
      if (streamReason) report.held.set(event.row.stream, streamReason);
      else report.refused.push({ event, reason: `${outcome.code ? `${outcome.code} ` : ''}${outcome.reason}` });
    }
  }
}

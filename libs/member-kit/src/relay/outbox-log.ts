import type { HeldStreams } from './held-streams.js';
import type { RelayConnection } from './relay-connection.js';
import type { StoredEvent } from './publish-batch.js';
import { SEALED_COLUMNS, sealedHeadersOf, type SealedRow } from './sealed-batches.js';
import { OUTBOX_COLUMNS, type SealedEvent } from './sealed-event.js';

interface UnpublishedRow extends SealedRow {
  readonly payload: string;
  readonly message_id: string;
  readonly attempts: number;
  readonly next_attempt_at: Date | null;
}

const UNPUBLISHED = `SELECT ${OUTBOX_COLUMNS},
    ${SEALED_COLUMNS}, s.message_id, s.attempts, s.next_attempt_at
  FROM outbox_sealed s CROSS JOIN LATERAL (SELECT * FROM outbox WHERE position = s.position OFFSET 0) o
  WHERE s.published_at IS NULL AND s.parked_reason IS NULL AND s.withdrawn_at IS NULL AND o.payload IS NOT NULL
    AND o.stream <> ALL($1::text[]) AND o.type <> ALL($1::text[]) AND s.position >= $3
  ORDER BY s.position LIMIT $2`;

/** Publishes `newest` (position, stream, sequence, stream_sequence) once more; the hub keeps the message that it has of each. */
const ONCE_MORE = `copied AS (
    INSERT INTO outbox_copy (stream, sequence, stream_sequence) SELECT stream, sequence, stream_sequence FROM newest ON CONFLICT DO NOTHING
  )
  UPDATE outbox_sealed s SET published_at = NULL, stream_sequence = NULL, message_id = gen_random_uuid()::text, attempts = 0, next_attempt_at = NULL
  FROM newest WHERE s.position = newest.position RETURNING s.position`;

// The newest event of a subject has to be its last message on the hub, for those who start from the last of each subject: if an older one
// was just stored after it, it is published once more.
const NEWEST_ONCE_MORE = `WITH stored AS (
    SELECT o.entity, o.subject, s.stream, s.sequence, s.stream_sequence
    FROM unnest($1::bigint[]) AS v (position) JOIN outbox o USING (position) JOIN outbox_sealed s USING (position)
  ), newest AS (
    SELECT DISTINCT ON (o.subject) s.position, s.stream, s.sequence, s.stream_sequence
    FROM stored JOIN outbox o ON o.entity = stored.entity AND o.subject = stored.subject JOIN outbox_sealed s USING (position)
    WHERE s.sequence > stored.sequence AND s.stream_sequence < stored.stream_sequence
      AND s.published_at IS NOT NULL AND s.withdrawn_at IS NULL AND o.payload IS NOT NULL
    ORDER BY o.subject, s.sequence DESC
  ), ${ONCE_MORE}`;

/** Where the hub has an event last: of some it has several copies. */
const LAST_PLACE = 'greatest(s.stream_sequence, (SELECT max(c.stream_sequence) FROM outbox_copy c WHERE c.stream = s.stream AND c.sequence = s.sequence))';

// Of an event that was published once more the hub may lose the later message alone: then an older one of its subject is the last again.
const OVERTAKEN_ONCE_MORE = `WITH displaced AS (
    SELECT o.entity, o.subject, s.position, s.stream, s.sequence, s.stream_sequence, ${LAST_PLACE} AS last
    FROM unnest($1::bigint[]) AS v (position) JOIN outbox o USING (position) JOIN outbox_sealed s USING (position)
    WHERE s.published_at IS NOT NULL AND s.withdrawn_at IS NULL AND o.payload IS NOT NULL
  ), newest AS (
    SELECT position, stream, sequence, stream_sequence FROM displaced d
    WHERE EXISTS (SELECT FROM outbox o JOIN outbox_sealed s USING (position) WHERE o.entity = d.entity AND o.subject = d.subject
        AND s.sequence < d.sequence AND s.published_at IS NOT NULL AND s.withdrawn_at IS NULL AND ${LAST_PLACE} > d.last)
      AND NOT EXISTS (SELECT FROM outbox o JOIN outbox_sealed s USING (position) WHERE o.entity = d.entity AND o.subject = d.subject
        AND s.sequence > d.sequence AND s.withdrawn_at IS NULL AND o.payload IS NOT NULL)
  ), ${ONCE_MORE}`;

const FAILED = `UPDATE outbox_sealed s SET attempts = s.attempts + 1,
    next_attempt_at = $4::timestamptz + make_interval(secs => least(60, power(2, s.attempts))),
    parked_reason = CASE WHEN s.attempts + 1 >= $3 THEN v.reason END
  FROM unnest($1::bigint[], $2::text[]) AS v (position, reason) WHERE s.position = v.position
  RETURNING s.position, s.parked_reason IS NOT NULL AS parked`;

// Past retention or erased: the hub lost it, and it stays lost. `$3`: how long each event type is kept. What an erasure withdraws while this
// statement waits for its row stays withdrawn: the last condition is looked at again then, what was read before is not.
const MISSING = `WITH missing AS (
    SELECT s.position, o.payload IS NULL OR o.time + coalesce(($3::jsonb ->> o.type)::interval, interval '100 years') < $4 AS gone
    FROM outbox_sealed s LEFT JOIN outbox o USING (position) WHERE s.stream = $1 AND s.sequence = ANY($2::bigint[])
  )
  UPDATE outbox_sealed s SET
    published_at = CASE WHEN gone THEN s.published_at END, stream_sequence = CASE WHEN gone THEN s.stream_sequence END,
    withdrawn_at = CASE WHEN gone THEN $4::timestamptz END,
    message_id = gen_random_uuid()::text, attempts = 0, next_attempt_at = NULL
  FROM missing WHERE s.position = missing.position AND s.withdrawn_at IS NULL RETURNING gone`;

const BACKLOG = `SELECT (SELECT count(*) FROM outbox_waiting)
  + (SELECT count(*) FROM outbox_sealed WHERE published_at IS NULL AND parked_reason IS NULL AND withdrawn_at IS NULL) AS rows`;

/** What the relay reads and writes in the member's log besides sealing. */
export class OutboxLog {
  constructor(private readonly database: RelayConnection) {}

  /**
   * Sealed events that are not published, oldest first, without those of the streams and types that are held for now. An event whose
   * turn to be tried again has not come holds back the later ones of its entity.
   */
  async unpublished(source: string, held: HeldStreams, limit: number, now: Date): Promise<{ due: SealedEvent[]; more: boolean }> {
    const rows = await this.database.mark<UnpublishedRow>('relay-unpublished', UNPUBLISHED, [held.keys(), limit, held.passed]);
    if (!held.isEmpty) held.pass(rows[0]?.position ?? await this.lastSealed());
    const headers = await sealedHeadersOf(rows, source, (text, values) => this.database.mark('relay-batches', text, values));
    const waiting = new Set<string>();
    const due: SealedEvent[] = [];
    for (const [index, row] of rows.entries()) {
      if (waiting.has(row.entity) || (row.next_attempt_at !== null && row.next_attempt_at > now)) waiting.add(row.entity);
      else due.push({ row, headers: headers[index]!, payload: Buffer.from(row.payload, 'utf8'), messageId: row.message_id, attempts: row.attempts });
    }
    return { due, more: rows.length > 0 };
  }

  private async lastSealed(): Promise<string> {
    const [row] = await this.database.mark<{ position: string }>('relay-last-sealed', 'SELECT coalesce(max(position), 0)::text AS position FROM outbox_sealed');
    return row!.position;
  }

  /** @returns how many newest events have to be published once more */
  async newestOnceMore(stored: readonly StoredEvent[]): Promise<number> {
    if (stored.length === 0) return 0;
    return (await this.database.mark('relay-newest-once-more', NEWEST_ONCE_MORE, [stored.map(({ event }) => event.row.position)])).length;
  }

  /**
   * Puts those back in the queue whose subject has an older event as its last message.
   * @param displaced positions of events that the hub has earlier in its stream than was written down
   */
  async overtakenOnceMore(displaced: readonly string[]): Promise<void> {
    if (displaced.length > 0) await this.database.mark('relay-overtaken-once-more', OVERTAKEN_ONCE_MORE, [displaced]);
  }

  /** Counts a refusal of each; after `attempts` of them the event is parked. @returns the positions parked now */
  async failed(refused: readonly { event: SealedEvent; reason: string }[], attempts: number, now: Date): Promise<string[]> {
    const rows = await this.database.mark<{ position: string; parked: boolean }>('relay-failed', FAILED,
      [refused.map(({ event }) => event.row.position), refused.map(({ reason }) => reason), attempts, now]);
    return rows.filter((row) => row.parked).map((row) => row.position);
  }

  /** Another message id, because the hub's dedupe window knows this one from somebody else. */
  async underNewMessageId(events: readonly SealedEvent[]): Promise<void> {
    await this.database.mark('relay-new-message-id', 'UPDATE outbox_sealed SET message_id = gen_random_uuid()::text WHERE position = ANY($1::bigint[])',
      [events.map((event) => event.row.position)]);
  }

  /** Puts events that the hub lost back in the queue, save what is erased or past retention. @returns how many will be published again */
  async missing(stream: string, sequences: readonly number[], retention: Readonly<Record<string, string>>, now: Date): Promise<number> {
    let again = 0;
    for (let at = 0; at < sequences.length; at += 10_000) {
      const rows = await this.database.mark<{ gone: boolean }>('relay-missing', MISSING,
        [stream, sequences.slice(at, at + 10_000), JSON.stringify(retention), now]);
      again += rows.filter((row) => !row.gone).length;
    }
    return again;
  }

  /** Events that are not on the hub yet. */
  async backlog(): Promise<number> {
    const [row] = await this.database.mark<{ rows: string }>('relay-backlog', BACKLOG);
    return Number(row?.rows ?? 0);
  }
}

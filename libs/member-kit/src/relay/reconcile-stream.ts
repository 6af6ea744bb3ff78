import { Echo, type EchoedMessage } from '../jetstream/echo.js';
import type { RelayConnection } from './relay-connection.js';
import { SequenceSet } from './sequence-set.js';

/** Two clocks and a daily clean-up do not agree to the second about what is too old: what is nearly so is not counted. */
const BORDER_MS = 24 * 3_600_000;

/** What a comparison with the hub found. */
export interface Reconciliation {
  readonly stream: string;
  /** Own events that the hub should have, from where the comparison started. */
  readonly expected: number;
  /** Own messages that it has. */
  readonly found: number;
  /** Sequences (the publisher's own) of events that the hub no longer has, in order. */
  readonly missing: number[];
  /** Positions of events that the hub has earlier in its stream than was written down: it may have lost their later message. */
  readonly displaced: readonly string[];
  /** The newest own event on the hub, read when ids were compared. */
  readonly newest: { readonly sequence: number; readonly digest: string } | null;
}

const WINDOW_START = `SELECT stream_sequence FROM outbox_sealed WHERE stream = $1 AND published_at IS NOT NULL AND withdrawn_at IS NULL
  ORDER BY stream_sequence DESC OFFSET $2 LIMIT 1`;

const OLDEST = `SELECT stream_sequence FROM outbox_sealed WHERE stream = $1 AND published_at > $2 AND withdrawn_at IS NULL ORDER BY stream_sequence LIMIT 1`;

const EXPECTED = `SELECT (SELECT count(*) FROM outbox_sealed WHERE stream = $1 AND stream_sequence >= $2 AND published_at IS NOT NULL AND withdrawn_at IS NULL)
  + (SELECT count(*) FROM outbox_copy WHERE stream = $1 AND stream_sequence >= $2) AS expected`;

// The hub stored it, the acknowledgement was lost, or it stands elsewhere than was written down. Answers with those that stand earlier.
const CORRECT = `WITH there AS (
    SELECT s.position, s.stream_sequence AS before, v.stream_sequence AS now
    FROM unnest($2::bigint[], $3::bigint[]) AS v (sequence, stream_sequence) JOIN outbox_sealed s ON s.stream = $1 AND s.sequence = v.sequence
  ), corrected AS (
    UPDATE outbox_sealed s SET stream_sequence = there.now, published_at = coalesce(s.published_at, $4)
    FROM there WHERE s.position = there.position AND (s.stream_sequence IS DISTINCT FROM there.now OR s.published_at IS NULL)
  )
  SELECT position FROM there WHERE now < before`;

const FORGET_COPIES = `DELETE FROM outbox_copy WHERE stream = $1 AND stream_sequence >= $2`;
// The hub has them and they are no part of this log, or no longer: erased here and not yet there. Counted from now on.
const NOTE_STRANGERS = `INSERT INTO outbox_copy (stream, sequence, stream_sequence)
  SELECT $1, v.sequence, v.stream_sequence FROM unnest($2::bigint[], $3::bigint[]) AS v (sequence, stream_sequence)
  WHERE NOT EXISTS (SELECT FROM outbox_sealed s WHERE s.stream = $1 AND s.sequence = v.sequence AND s.withdrawn_at IS NULL) ON CONFLICT DO NOTHING`;
const NOTE_COPIES = `INSERT INTO outbox_copy (stream, sequence, stream_sequence)
  SELECT $1, v.sequence, v.stream_sequence FROM unnest($2::bigint[], $3::bigint[]) AS v (sequence, stream_sequence) ON CONFLICT DO NOTHING`;

const SHOULD_BE_THERE = `SELECT sequence FROM outbox_sealed
  WHERE stream = $1 AND sequence > $2 AND stream_sequence >= $3 AND published_at IS NOT NULL AND withdrawn_at IS NULL
  ORDER BY sequence LIMIT 20000`;

/**
 * Compares what the hub acknowledged with what it still has. Counting decides, where it can: ids are then read back only on a mismatch.
 * The broker's own counters of lost and deleted messages stay empty after it lost its tail, so they decide nothing.
 */
export class StreamReconciliation {
  /**
   * @param adopt takes own messages into the log that it does not know, as after restoring a backup
   * @param trustsCount false after a restore: the hub may have as many events as this log, and others
   */
  constructor(
    private readonly database: RelayConnection,
    private readonly echo: Echo,
    private readonly adopt: (stream: string, page: readonly EchoedMessage[]) => Promise<unknown>,
    private readonly trustsCount: boolean,
  ) {}

  /** The newest `rows` own events; widened by itself for as long as even the oldest of them is missing. */
  async checkNewest(rows: number, now: Date): Promise<Reconciliation> {
    for (let window = rows; ; window *= 4) {
      const start = await this.windowStart(window);
      if (start === null) return this.check(1, now);
      const result = await this.check(start, now);
      if (result.missing.length < result.expected) return result;
    }
  }

  /** Every own event that the hub has surely not dropped by age. */
  async checkAll(maxAgeSeconds: number, now: Date): Promise<Reconciliation> {
    const youngEnough = new Date(now.getTime() - maxAgeSeconds * 1_000 + BORDER_MS);
    const [row] = await this.database.mark<{ stream_sequence: string }>('reconcile-oldest', OLDEST, [this.echo.stream, youngEnough]);
    return this.check(row ? Number(row.stream_sequence) : 1, now);
  }

  /** Every own event from this stream sequence on. */
  async check(from: number, now: Date): Promise<Reconciliation> {
    const { stream } = this.echo;
    const expected = await this.expected(from);
    const found = await this.echo.resetTo(from);
    if (this.trustsCount && found === expected) return { stream, expected, found, missing: [], displaced: [], newest: null };
    const { present, displaced, newest } = await this.readBack(from, found, now);
    return { stream, expected, found, missing: await this.missing(from, present), displaced, newest };
  }

  private async windowStart(rows: number): Promise<number | null> {
    const [row] = await this.database.mark<{ stream_sequence: string }>('reconcile-window', WINDOW_START, [this.echo.stream, rows - 1]);
    return row ? Number(row.stream_sequence) : null;
  }

  private async expected(from: number): Promise<number> {
    const [row] = await this.database.mark<{ expected: string }>('reconcile-expected', EXPECTED, [this.echo.stream, from]);
    return Number(row?.expected ?? 0);
  }

  /** Reads the ids back, corrects what is written down about each, and answers with the sequences that are there. */
  private async readBack(from: number, found: number, now: Date): Promise<{ present: SequenceSet } & Pick<Reconciliation, 'displaced' | 'newest'>> {
    const present = new SequenceSet();
    const displaced: string[] = [];
    let newest: Reconciliation['newest'] = null;
    await this.database.mark('reconcile-forget-copies', FORGET_COPIES, [this.echo.stream, from]);
    for await (const page of this.echo.pages(found)) {
      for (const message of page) if (message.sequence > (newest?.sequence ?? 0)) newest = message;
      const first = page.filter((message) => present.add(message.sequence));
      const kept = new Set(first);
      const copies = page.filter((message) => !kept.has(message));
      await this.adopt(this.echo.stream, first);
      const earlier = await this.database.mark<{ position: string }>('reconcile-correct', CORRECT,
        [this.echo.stream, first.map((message) => message.sequence), first.map((message) => message.streamSequence), now]);
      for (const { position } of earlier) displaced.push(position);
      await this.database.mark('reconcile-note-strangers', NOTE_STRANGERS,
        [this.echo.stream, first.map((message) => message.sequence), first.map((message) => message.streamSequence)]);
      if (copies.length > 0) {
        await this.database.mark('reconcile-note-copies', NOTE_COPIES,
          [this.echo.stream, copies.map((message) => message.sequence), copies.map((message) => message.streamSequence)]);
      }
    }
    return { present, displaced, newest };
  }

  private async missing(from: number, present: SequenceSet): Promise<number[]> {
    const missing: number[] = [];
    for (let after = 0; ;) {
      const rows = await this.database.mark<{ sequence: string }>('reconcile-expected-rows', SHOULD_BE_THERE, [this.echo.stream, after, from]);
      if (rows.length === 0) return missing;
      for (const row of rows) if (!present.has(Number(row.sequence))) missing.push(Number(row.sequence));
      after = Number(rows.at(-1)!.sequence);
    }
  }
}

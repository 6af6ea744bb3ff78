import { AGREEMENT, secondsOf, streamsOf } from '@filiera/contracts';
import { Injectable, Logger } from '@nestjs/common';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Clock } from '../time/clock.js';
import { SweepsRegularly } from '../time/sweeps-regularly.js';

const EVERY_MS = 24 * 3_600_000;
/** Rows in one transaction: writers are never kept waiting for long. */
const AT_ONCE = 5_000;
/** Settled entries of the quarantine are kept this long for whoever asks what happened. */
const SETTLED_KEPT_DAYS = 90;

// The payload goes when the event's own retention is over; the envelope stays while the hub may still have the message.
const OUTBOX_PAYLOADS = `UPDATE outbox SET payload = NULL WHERE position IN (
  SELECT position FROM outbox WHERE type = $1 AND time < $2 AND payload IS NOT NULL
    AND NOT EXISTS (SELECT FROM outbox_waiting w WHERE w.position = outbox.position) LIMIT ${AT_ONCE})`;
const OUTBOX_SEALS = `DELETE FROM outbox_sealed WHERE position IN (
  SELECT position FROM outbox_sealed JOIN outbox USING (position) WHERE outbox.stream = $1 AND outbox.time < $2 LIMIT ${AT_ONCE})`;
const OUTBOX_ROWS = `DELETE FROM outbox WHERE position IN (
  SELECT position FROM outbox WHERE stream = $1 AND time < $2 AND NOT EXISTS (SELECT FROM outbox_waiting w WHERE w.position = outbox.position)
    AND NOT EXISTS (SELECT FROM outbox_sealed s WHERE s.position = outbox.position) LIMIT ${AT_ONCE})`;
// The hub has for longer what a repair published again: counted for as long as the comparison begins before it, or it would be read back every day.
const OUTBOX_COPIES = `DELETE FROM outbox_copy WHERE ctid IN (
  SELECT c.ctid FROM outbox_copy c WHERE c.stream = $1 AND NOT EXISTS (SELECT FROM outbox_sealed s WHERE s.stream = c.stream AND s.sequence = c.sequence)
    AND c.stream_sequence < (SELECT min(s.stream_sequence) FROM outbox_sealed s WHERE s.stream = $1 AND s.published_at > $2 AND s.withdrawn_at IS NULL) LIMIT ${AT_ONCE})`;
const OUTBOX_BATCHES = `DELETE FROM outbox_batch WHERE id IN (
  SELECT b.id FROM outbox_batch b WHERE b.sealed_at < $1 AND NOT EXISTS (
    SELECT FROM outbox_sealed s WHERE s.position BETWEEN b.id AND b.last_position AND s.batch = b.id) LIMIT ${AT_ONCE})`;
const INBOX = `DELETE FROM inbox WHERE event_id IN (SELECT event_id FROM inbox WHERE stream = $1 AND received_at < $2 LIMIT ${AT_ONCE})`;
const QUARANTINE = `DELETE FROM quarantine WHERE id IN (SELECT id FROM quarantine WHERE (stream = $1 AND quarantined_at < $2)
  OR (state <> 'open' AND settled_at < now() - interval '${SETTLED_KEPT_DAYS} days') LIMIT ${AT_ONCE})`;

/** Drops, at start and once a day, what the agreement lets nobody keep any longer. A projection prunes its own rows by the same rule. */
@Injectable()
export class Prune extends SweepsRegularly {
  private readonly logger = new Logger('Prune');

  constructor(private readonly units: UnitOfWork, private readonly clock: Clock) {
    super(EVERY_MS, 'old rows could not be dropped');
  }

  /** @returns how many rows were emptied or dropped */
  override async sweep(): Promise<number> {
    const now = this.clock.now().getTime();
    const before = (seconds: number): Date => new Date(now - seconds * 1_000);
    let pruned = 0;
    for (const rule of AGREEMENT.events) pruned += await this.repeat(OUTBOX_PAYLOADS, [rule.type, before(secondsOf(rule.retention))]);
    for (const { name, maxAgeSeconds } of streamsOf(AGREEMENT)) {
      for (const statement of [OUTBOX_SEALS, OUTBOX_ROWS, OUTBOX_COPIES, INBOX, QUARANTINE]) {
        pruned += await this.repeat(statement, [name, before(maxAgeSeconds)]);
      }
    }
    pruned += await this.repeat(OUTBOX_BATCHES, [before(Math.min(...streamsOf(AGREEMENT).map(({ maxAgeSeconds }) => maxAgeSeconds)))]);
    if (pruned > 0) this.logger.log(`${pruned} rows past their retention were dropped`);
    return pruned;
  }

  private async repeat(statement: string, values: readonly unknown[]): Promise<number> {
    for (let pruned = 0; ;) {
      if (this.stopping) return pruned;
      const rows = await this.units.run(async (tx) => ((await tx.query(statement, [...values])) as [unknown, number])[1]);
      pruned += rows;
      if (rows < AT_ONCE) return pruned;
    }
  }
}

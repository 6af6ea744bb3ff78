import { Inject, Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { UnitOfWork } from '../database/unit-of-work.js';
import { MESSAGING_OPTIONS, tuningOf, type MessagingOptions } from '../messaging/messaging-options.js';
import { addToQuarantine } from '../quarantine/quarantine-table.js';
import { Clock } from '../time/clock.js';
import { fingerprintOf, type Inbound } from './inbound.js';
import { Inbox, type BatchResult } from './inbox.js';

/** Delivered more often than this, a message is handled alone, under a mark. */
const USUAL_DELIVERIES = 2;

const MARK = `INSERT INTO inbox_attempt (fingerprint, attempts, at) VALUES ($1, 1, $2)
  ON CONFLICT (fingerprint) DO UPDATE SET attempts = inbox_attempt.attempts + 1, at = excluded.at RETURNING attempts`;
const UNMARK = 'DELETE FROM inbox_attempt WHERE fingerprint = $1';
const KNOWN = 'SELECT event_id::text AS id FROM inbox WHERE event_id = ANY($1::uuid[])';
const ENTER = 'INSERT INTO inbox (event_id, stream, received_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * Finds the event that ends the process. A mark is committed before such an event is handled and taken away after: the event whose mark is
 * still there after several starts is quarantined unseen. The hub's own limit of deliveries only raises an advisory.
 */
@Injectable()
export class Suspects {
  private readonly logger = new Logger('Inbox');

  constructor(
    @Inject(MESSAGING_OPTIONS) private readonly options: MessagingOptions,
    private readonly dataSource: DataSource,
    private readonly units: UnitOfWork,
    private readonly inbox: Inbox,
    private readonly clock: Clock,
  ) {}

  /** Handles a batch; messages that keep coming back go one by one, the others together. @throws what passes by itself */
  async take(messages: readonly Inbound[], stream: string): Promise<BatchResult> {
    const suspects = await this.suspects(messages);
    if (suspects.size === 0) return this.inbox.take(messages, stream);
    const refused = new Set<Inbound>();
    let handled = 0;
    for (const run of inRuns(messages, suspects)) {
      const result = suspects.has(run[0]!) ? await this.takeAlone(run[0]!, stream) : await this.inbox.take(run, stream);
      for (const message of result.refused) refused.add(message);
      handled += result.handled;
    }
    return { refused, handled };
  }

  private async suspects(messages: readonly Inbound[]): Promise<Set<Inbound>> {
    const often = messages.filter((message) => message.deliveryCount > USUAL_DELIVERIES);
    if (often.length === 0) return new Set();
    const ids = often.map((message) => message.headers['ce-id'] ?? '').filter((id) => UUID.test(id));
    const known = new Set((await this.dataSource.query<{ id: string }[]>(KNOWN, [ids])).map((row) => row.id));
    return new Set(often.filter((message) => !known.has(message.headers['ce-id'] ?? '')));
  }

  private async takeAlone(message: Inbound, stream: string): Promise<BatchResult> {
    const fingerprint = fingerprintOf(message);
    const [mark] = await this.dataSource.query<{ attempts: number }[]>(MARK, [fingerprint, this.clock.now()]);
    if (mark!.attempts > tuningOf(this.options).killerAttempts) return this.quarantine(message, stream, fingerprint, mark!.attempts - 1);
    try {
      return await this.inbox.take([message], stream);
    } finally {
      await this.dataSource.query(UNMARK, [fingerprint]).catch(() => undefined);
    }
  }

  private async quarantine(message: Inbound, stream: string, fingerprint: string, attempts: number): Promise<BatchResult> {
    const now = this.clock.now();
    const id = message.headers['ce-id'] ?? '';
    await this.units.run(async (tx) => {
      await addToQuarantine(tx, [{ message, fault: { reason: 'kills-process', detail: `the process ended ${attempts} times while handling it` } }], now);
      if (UUID.test(id)) await tx.query(ENTER, [id, stream, now]);
      await tx.query(UNMARK, [fingerprint]);
    });
    this.logger.error(`quarantined from ${stream} unseen, event ${id || 'without id'}: the process ended ${attempts} times while handling it`);
    return { refused: new Set([message]), handled: 0 };
  }
}

/** Neighbours that can go together, and suspects each alone, in the order of arrival. */
function inRuns(messages: readonly Inbound[], suspects: ReadonlySet<Inbound>): Inbound[][] {
  const runs: Inbound[][] = [];
  let open: Inbound[] | null = null;
  for (const message of messages) {
    if (suspects.has(message)) {
      runs.push([message]);
      open = null;
    } else if (open) {
      open.push(message);
    } else {
      open = [message];
      runs.push(open);
    }
  }
  return runs;
}

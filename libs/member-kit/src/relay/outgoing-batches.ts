import { Logger } from '@nestjs/common';
import type { AcknowledgedPublisher } from '../jetstream/acknowledged-publisher.js';
import type { HubConnection } from '../jetstream/hub-connection.js';
import type { MessagingTuning } from '../messaging/messaging-options.js';
import type { MessagingObserver } from '../messaging-observer.js';
import type { Clock } from '../time/clock.js';
import { confirmDuplicates } from './confirm-duplicates.js';
import { countByFamily } from './count-by-family.js';
import type { HeldStreams } from './held-streams.js';
import { OutboxLog } from './outbox-log.js';
import { markPublished, publishBatch, type StoredEvent } from './publish-batch.js';
import type { RelayConnection } from './relay-connection.js';
import type { SealedEvent } from './sealed-event.js';

/** Sends batches to the hub, one at a time, and writes down what became of each event. */
export class OutgoingBatches {
  private readonly logger = new Logger('Relay');
  /** Acknowledged and not marked yet: marks are written in bulk, when there is nothing else to do or before the table is read. */
  private unmarked: StoredEvent[] = [];

  constructor(
    private readonly hub: HubConnection,
    private readonly source: string,
    private readonly tuning: MessagingTuning,
    private readonly held: HeldStreams,
    private readonly clock: Clock,
    private readonly observer: MessagingObserver,
  ) {}

  /**
   * @param retried the batch comes from the table: later events of the same subjects may be on the hub already
   * @returns false when something of the batch, or because of it, has to be published yet
   */
  async send(database: RelayConnection, publisher: AcknowledgedPublisher, batch: readonly SealedEvent[], retried: boolean): Promise<boolean> {
    const log = new OutboxLog(database);
    const report = await publishBatch(publisher, batch, this.tuning.ackTimeoutMs);
    this.unmarked.push(...report.published);
    if (report.refused.length > 0) await this.countRefusals(log, report.refused);
    for (const [key, reason] of report.held) this.hold(key, reason);
    const confirmed = await this.confirm(log, report.duplicates);
    this.unmarked.push(...confirmed);
    const stored = [...report.published, ...confirmed];
    const onceMore = retried ? await this.markRetried(database, log, stored) : 0;
    if (this.unmarked.length >= this.tuning.relayBatch) await this.mark(database);
    for (const [family, count] of countByFamily(stored.map(({ event }) => event))) this.observer.published(family, count);
    if (report.unknown.length > 0 && this.hub.isUp) this.logger.warn(`the hub did not answer for ${report.unknown.length} events: they are published again`);
    return stored.length === batch.length && onceMore === 0;
  }

  /** Should the process end before, the rows are published again under the same message ids, and answered as duplicates. */
  async mark(database: RelayConnection): Promise<void> {
    const stored = this.unmarked;
    this.unmarked = [];
    try {
      await markPublished(database, stored, this.clock.now());
    } catch (error) {
      this.unmarked.unshift(...stored);
      throw error;
    }
  }

  /** That an older event came after a newer one, and that the newer one is to follow once more, is written down together. */
  private markRetried(database: RelayConnection, log: OutboxLog, stored: readonly StoredEvent[]): Promise<number> {
    return database.markTogether(async () => {
      await this.mark(database);
      return log.newestOnceMore(stored);
    });
  }

  private async confirm(log: OutboxLog, duplicates: readonly StoredEvent[]): Promise<StoredEvent[]> {
    if (duplicates.length === 0) return [];
    const { ours, swallowed } = await confirmDuplicates(this.hub, this.source, duplicates);
    if (swallowed.length > 0) {
      this.logger.error(`the hub took ${swallowed.length} events for duplicates of messages that are not this member's: published again under new message ids; tell the coordinator`);
      await log.underNewMessageId(swallowed);
    }
    return ours;
  }

  private async countRefusals(log: OutboxLog, refused: readonly { event: SealedEvent; reason: string }[]): Promise<void> {
    const parked = new Set(await log.failed(refused, this.tuning.publishAttempts, this.clock.now()));
    for (const { event, reason } of refused) {
      const fate = parked.has(event.row.position) ? 'is parked' : 'is tried again';
      this.logger.warn(`the hub refuses event ${event.row.id} (${event.row.type}), which ${fate}: ${reason}`);
    }
    for (const [family, count] of countByFamily(refused.flatMap(({ event }) => (parked.has(event.row.position) ? [event] : [])))) this.observer.parked(family, count);
  }

  private hold(key: string, reason: string): void {
    if (this.held.hold(key, reason, performance.now())) this.logger.warn(`${key} waits: ${reason}`);
  }
}

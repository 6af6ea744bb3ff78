import { AGREEMENT, streamsPublishedBy } from '@filiera/contracts';
import { Inject, Injectable, Logger, Optional, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AcknowledgedPublisher } from '../jetstream/acknowledged-publisher.js';
import { HubConnection } from '../jetstream/hub-connection.js';
import { MESSAGING_OPTIONS, tuningOf, type MessagingOptions, type MessagingTuning } from '../messaging/messaging-options.js';
import { Signal } from '../messaging/signal.js';
import { QUIET_OBSERVER } from '../messaging/quiet-observer.js';
import { MESSAGING_OBSERVER, type MessagingObserver } from '../messaging-observer.js';
import { EventSigner } from '../signatures/event-signer.js';
import { Clock } from '../time/clock.js';
import { countByFamily } from './count-by-family.js';
import { confirmDuplicates } from './confirm-duplicates.js';
import { HeldStreams } from './held-streams.js';
import { OutboxLog } from './outbox-log.js';
import { markPublished, publishBatch, type StoredEvent } from './publish-batch.js';
import { clientConfigOf, RelayConnection } from './relay-connection.js';
import { Repair } from './repair.js';
import { BatchSealer } from './seal-batch.js';
import type { SealedEvent } from './sealed-event.js';

/** How the relay is doing. */
export interface RelayState {
  /** True when this process holds the lock. */
  readonly active: boolean;
  /** Events that are not on the hub yet, as last counted. */
  readonly backlog: number;
  /** Streams and event types that the hub refuses for now, with the reason. */
  readonly held: Readonly<Record<string, string>>;
}

/**
 * Carries the outbox to the hub: seals a batch, commits, publishes it at once, marks what was acknowledged. One at a time in a database,
 * so that an entity's events keep their order. Without the hub it goes on sealing, and the rows wait.
 */
@Injectable()
export class Relay implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('Relay');
  private readonly tuning: MessagingTuning;
  private readonly signal = new Signal();
  private readonly held: HeldStreams;
  private readonly sealer: BatchSealer;
  private readonly repair: Repair;
  private publisher: AcknowledgedPublisher | null = null;
  private database: RelayConnection | null = null;
  private inFlight: Promise<void> = Promise.resolve();
  /** Sealed rows may be unpublished that no batch in memory holds. */
  private hasBacklog = true;
  private backlog = 0;
  private countedAt = 0;
  private running = false;
  private ended: Promise<void> = Promise.resolve();

  constructor(
    @Inject(MESSAGING_OPTIONS) private readonly options: MessagingOptions,
    private readonly dataSource: DataSource,
    private readonly hub: HubConnection,
    private readonly clock: Clock,
    signer: EventSigner,
    @Optional() @Inject(MESSAGING_OBSERVER) private readonly observer: MessagingObserver = QUIET_OBSERVER,
  ) {
    this.tuning = tuningOf(options);
    this.held = new HeldStreams(this.tuning.streamHoldMs);
    this.sealer = new BatchSealer(options.self.id, signer);
    this.repair = new Repair(hub, options.self, streamsPublishedBy(AGREEMENT, options.self), this.tuning, observer);
  }

  /** Tells the relay that rows were committed. */
  wake(): void {
    this.signal.raise();
  }

  state(): RelayState {
    return { active: this.database !== null && !this.database.isLost, backlog: this.backlog, held: this.held.reasons(performance.now()) };
  }

  onApplicationBootstrap(): void {
    if (streamsPublishedBy(AGREEMENT, this.options.self).length === 0) return;
    this.hub.onConnect(() => this.connected());
    this.hub.onDisconnect(() => { this.publisher?.abandon(); this.signal.raise(); });
    this.running = true;
    this.ended = this.run();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.running = false;
    this.signal.raise();
    await this.ended;
  }

  /** Compares everything published with the hub, now, instead of at the next round. */
  checkEverything(): void {
    this.repair.due(performance.now());
    this.signal.raise();
  }

  /** Rows of the log were changed by hand: they are looked for in the table. */
  lookAgain(): void {
    this.hasBacklog = true;
    this.signal.raise();
  }

  private connected(): void {
    this.publisher?.close();
    this.publisher = new AcknowledgedPublisher(this.hub.nats);
    this.held.releaseAll();
    this.repair.reconnected(performance.now());
    this.hasBacklog = true;
    this.signal.raise();
  }

  private async run(): Promise<void> {
    while (this.running) {
      try {
        if (!this.database || this.database.isLost) await this.takeOver();
        if (!this.database) continue;
        if (await this.turn(this.database)) continue;
        await this.inFlight;
        await this.count(this.database);
        await this.signal.wait(this.held.isEmpty && !this.repair.isBlocking ? this.tuning.relayPollMs : Math.min(this.tuning.streamHoldMs, this.tuning.relayPollMs));
        if (this.held.release(performance.now())) this.hasBacklog = true;
      } catch (error) {
        await this.recover(error);
      }
    }
    await this.inFlight.catch(() => undefined);
    await this.database?.close();
    this.publisher?.close();
  }

  /** @returns false when there was nothing to do */
  private async turn(database: RelayConnection): Promise<boolean> {
    if (this.repair.isDue(performance.now(), !this.hasBacklog) && this.hub.isUp) {
      await this.inFlight;
      if (await this.repair.run(database, this.clock.now(), () => this.sealer.forget())) this.hasBacklog = true;
    }
    const sealed = await this.sealer.seal(database, this.tuning.relayBatch, this.clock.now());
    await this.inFlight;
    if (!this.hub.isUp || !this.publisher || this.repair.isBlocking) {
      if (sealed.length > 0) this.hasBacklog = true;
      return sealed.length > 0;
    }
    // What is held, or waits for its next try, must not be overtaken by what was sealed just now: then everything comes from the table.
    const batch = this.hasBacklog ? await this.fromTable(database) : sealed;
    if (batch.length === 0) return sealed.length > 0;
    const retried = this.hasBacklog;
    this.inFlight = this.publish(database, this.publisher, batch, retried);
    this.inFlight.catch(() => undefined);
    return true;
  }

  private async fromTable(database: RelayConnection): Promise<SealedEvent[]> {
    const { due, more } = await new OutboxLog(database).unpublished(this.held.keys(), this.tuning.relayBatch, this.clock.now());
    if (!more && this.held.isEmpty) this.hasBacklog = false;
    return due;
  }

  private async publish(database: RelayConnection, publisher: AcknowledgedPublisher, batch: readonly SealedEvent[], retried: boolean): Promise<void> {
    const log = new OutboxLog(database);
    const report = await publishBatch(publisher, batch, this.options.self.id, this.tuning.ackTimeoutMs);
    await markPublished(database, report.published, this.clock.now());
    if (report.refused.length > 0) await this.countRefusals(log, report.refused);
    for (const [key, reason] of report.held) this.hold(key, reason);
    const confirmed = await this.confirm(log, report.duplicates);
    await markPublished(database, confirmed, this.clock.now());
    const stored = [...report.published, ...confirmed];
    for (const [family, count] of countByFamily(stored.map(({ event }) => event))) this.observer.published(family, count);
    if (retried && (await log.newestOnceMore(stored)) > 0) this.hasBacklog = true;
    if (report.unknown.length > 0 && this.hub.isUp) this.logger.warn(`the hub did not answer for ${report.unknown.length} events: they are published again`);
    if (stored.length < batch.length) this.hasBacklog = true;
  }

  private async confirm(log: OutboxLog, duplicates: readonly StoredEvent[]): Promise<StoredEvent[]> {
    if (duplicates.length === 0) return [];
    const { ours, swallowed } = await confirmDuplicates(this.hub, this.options.self.id, duplicates);
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

  private async count(database: RelayConnection): Promise<void> {
    if (performance.now() - this.countedAt < 1_000) return;
    this.countedAt = performance.now();
    this.backlog = await new OutboxLog(database).backlog();
    this.observer.relayBacklog(this.backlog);
  }

  private async takeOver(): Promise<void> {
    await this.inFlight.catch(() => undefined);
    this.database = await RelayConnection.open(clientConfigOf(this.dataSource), () => this.signal.raise(), () => this.signal.raise(), () => this.running);
    this.sealer.forget();
    this.hasBacklog = true;
  }

  /** Whatever failed, the rows are in the table: begin again from there. */
  private async recover(error: unknown): Promise<void> {
    if (!this.running) return;
    this.logger.warn(`the relay begins again: ${error instanceof Error ? error.message : 'unknown reason'}`);
    this.hasBacklog = true;
    this.inFlight = this.inFlight.catch(() => undefined);
    await this.signal.wait(500);
  }
}


import { setTimeout as pause } from 'node:timers/promises';
import { AGREEMENT, familyOf, streamsPublishedBy } from '@filiera/contracts';
import { Inject, Injectable, Logger, Optional, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AcknowledgedPublisher } from '../jetstream/acknowledged-publisher.js';
import { HubConnection } from '../jetstream/hub-connection.js';
import { MESSAGING_OPTIONS, tuningOf, type MessagingOptions, type MessagingTuning } from '../messaging/messaging-options.js';
import { letGather } from '../messaging/let-gather.js';
import { OthersAtWork } from '../messaging/others-at-work.js';
import { Signal } from '../messaging/signal.js';
import { QUIET_OBSERVER } from '../messaging/quiet-observer.js';
import { MESSAGING_OBSERVER, type MessagingObserver } from '../messaging-observer.js';
import { AdoptOwnEvents } from '../own-past/adopt-own-events.js';
import { RegistryAhead } from '../own-past/registry-ahead.js';
import { EventSigner } from '../signatures/event-signer.js';
import { Clock } from '../time/clock.js';
import { AwaitedRest } from './awaited-rest.js';
import { GivesWay } from './gives-way.js';
import { HeldStreams } from './held-streams.js';
import { OutboxLog } from './outbox-log.js';
import { OutgoingBatches } from './outgoing-batches.js';
import { clientConfigOf, RelayConnection } from './relay-connection.js';
import { Repair } from './repair.js';
import { BatchSealer } from './seal-batch.js';
import { type SealedAtCommit, SealsAtCommit } from './seals-at-commit.js';
import type { UnsealableRow } from './set-aside.js';
import type { OutboxRow, SealedEvent } from './sealed-event.js';
import { WaitingRows } from './waiting-rows.js';

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
  private readonly waiting = new WaitingRows();
  private readonly sealer: BatchSealer;
  private readonly atCommit: SealsAtCommit;
  private readonly repair: Repair;
  private readonly outgoing: OutgoingBatches;
  private readonly givesWay: GivesWay;
  private publisher: AcknowledgedPublisher | null = null;
  private database: RelayConnection | null = null;
  private inFlight: Promise<void> = Promise.resolve();
  /** Sealed rows may be unpublished that no batch in memory holds. */
  private hasBacklog = true;
  private backlog = 0;
  private countedAt = 0;
  private running = false;
  /** Between two turns, with nothing to do. */
  private resting = false;
  private readonly awaitedRest = new AwaitedRest();
  private ended: Promise<void> = Promise.resolve();

  constructor(
    @Inject(MESSAGING_OPTIONS) private readonly options: MessagingOptions,
    private readonly dataSource: DataSource,
    private readonly hub: HubConnection,
    private readonly clock: Clock,
    signer: EventSigner,
    past: AdoptOwnEvents,
    registryAhead: RegistryAhead,
    others: OthersAtWork,
    @Optional() @Inject(MESSAGING_OBSERVER) private readonly observer: MessagingObserver = QUIET_OBSERVER,
  ) {
    this.tuning = tuningOf(options);
    this.givesWay = new GivesWay(others);
    this.held = new HeldStreams(this.tuning.streamHoldMs);
    this.sealer = new BatchSealer(options.self.id, signer, this.waiting, (rows) => this.setAside(rows));
    this.atCommit = new SealsAtCommit(this.sealer, () => this.isIdle);
    this.outgoing = new OutgoingBatches(hub, options.self.id, this.tuning, this.held, clock, observer);
    this.repair = new Repair(hub, options.self, streamsPublishedBy(AGREEMENT, options.self), this.tuning, observer, past, registryAhead);
  }

  /** Tells the relay which rows were committed. */
  committed(rows: readonly OutboxRow[]): void {
    this.givesWay.told(rows.length);
    this.waiting.hand(rows);
    this.signal.raise();
  }

  /** Resolves when everything that was committed so far is on the hub, or waits for something that this node cannot hasten: the hub, or another process that relays. */
  async sent(): Promise<void> {
    if (!this.running || !this.state().active) return;
    const rest = this.awaitedRest.come();
    this.signal.raise();
    await rest;
  }

  /** As {@link SealsAtCommit.seal}; after the commit it is handed back with {@link committedSealed}. */
  sealAtCommit(tx: EntityManager, rows: readonly OutboxRow[]): Promise<SealedAtCommit | null> {
    return this.atCommit.seal(tx, rows, this.clock.now());
  }

  /** Tells the relay that rows were committed with their seals. */
  committedSealed(sealed: SealedAtCommit): void {
    sealed.committed();
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
    this.held.lookFromStart();
    this.waiting.lookInTable();
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
        const beganAt = performance.now();
        const isCourteous = this.givesWay.isDue;
        if (await this.turn(this.database)) {
          if (isCourteous) await this.rest(beganAt);
          else await letGather(performance.now() - beganAt, this.waiting.inMemory, { enough: this.tuning.relayBatch, mostMs: this.tuning.gatherMs });
          continue;
        }
        await this.inFlight;
        await this.outgoing.mark(this.database);
        await this.count(this.database);
        this.resting = true;
        // What was committed since the last turn has its turn first, unless it could not be sealed anyway.
        if (this.waiting.isEmpty || this.repair.isSealingBarred || this.sealer.isBarred) this.letGo();
        const isTold = await this.signal.wait(this.isQuiet ? this.tuning.relayPollMs : Math.min(this.tuning.streamHoldMs, this.tuning.relayPollMs));
        this.resting = false;
        if (!isTold) this.waiting.lookInTable();
      } catch (error) {
        await this.recover(error);
      }
    }
    this.letGo();
    await this.inFlight.catch(() => undefined);
    if (this.database && !this.database.isLost) await this.outgoing.mark(this.database).catch(() => undefined);
    await this.database?.close();
    this.publisher?.close();
  }

  /** Nothing waits to be sealed or published, and what is told now can go out at once. */
  private get isIdle(): boolean {
    return this.resting && this.isQuiet && this.hub.isUp && this.publisher !== null && this.waiting.isEmpty && this.database?.isLost === false;
  }

  private get mostRows(): number {
    return this.givesWay.mostRows(this.tuning.relayBatch);
  }

  private get isQuiet(): boolean {
    return this.held.isEmpty && !this.repair.isBlocking && !this.hasBacklog;
  }

  /** What could be done is done: nobody need wait any longer. */
  private letGo(): void {
    this.givesWay.done();
    this.awaitedRest.hasCome();
  }

  private async rest(beganAt: number): Promise<void> {
    await this.inFlight;
    await pause(this.givesWay.restAfter(performance.now() - beganAt));
  }

  /** @returns false when there was nothing to do */
  private async turn(database: RelayConnection): Promise<boolean> {
    // Not only when there is nothing to do: a busy node would never try again what was held.
    if (this.held.release(performance.now())) this.hasBacklog = true;
    if (this.repair.isDue(performance.now(), !this.hasBacklog) && this.hub.isUp) {
      await this.inFlight;
      await this.outgoing.mark(database);
      if (await this.repair.run(database, this.clock.now(), () => this.rowsMoved())) this.hasBacklog = true;
    }
    if (this.repair.isSealingBarred) return false;
    const atCommit = await this.atCommit.take();
    const sealed = atCommit.length > 0 ? atCommit : await this.sealRows(database);
    await this.inFlight;
    if (!this.hub.isUp || !this.publisher || this.repair.isBlocking) {
      if (sealed.length > 0) this.hasBacklog = true;
      return sealed.length > 0;
    }
    // What is held, or waits for its next try, must not be overtaken by what was sealed just now: then everything comes from the table.
    const batch = this.hasBacklog ? await this.fromTable(database) : sealed;
    if (batch.length === 0) return sealed.length > 0;
    const retried = this.hasBacklog;
    this.inFlight = this.outgoing.send(database, this.publisher, batch, retried).then((settled) => { if (!settled) this.hasBacklog = true; });
    this.inFlight.catch(() => undefined);
    return true;
  }

  private async sealRows(database: RelayConnection): Promise<SealedEvent[]> {
    const wasBarred = this.sealer.isBarred;
    const sealed = await this.sealer.seal(database, this.mostRows, this.clock.now());
    if (this.sealer.isBarred && !wasBarred) this.logger.error('the signing key of this process has ended: nothing is sealed with it any more, what is told waits for a restart with the new key');
    if (sealed.length > 0) this.atCommit.tryAgain();
    return sealed;
  }

  private async fromTable(database: RelayConnection): Promise<SealedEvent[]> {
    await this.outgoing.mark(database);
    const { due, more } = await new OutboxLog(database).unpublished(this.options.self.id, this.held, this.mostRows, this.clock.now());
    if (!more && this.held.isEmpty) this.hasBacklog = false;
    return due;
  }

  private setAside(rows: readonly UnsealableRow[]): void {
    for (const { row, reason } of rows) {
      this.logger.error(`event ${row.id} (${row.type}) cannot be sealed and is set aside, the others go on: ${reason}; GET /outbox/parked`);
      this.observer.parked(familyOf(row.type), 1);
    }
  }

  /** Ends of chains moved, or rows left the queue, by what was read back from the hub. */
  private rowsMoved(): void {
    this.sealer.forget();
    this.held.lookFromStart();
    this.waiting.lookInTable();
  }

  private rowsOfOthers(): void {
    this.waiting.lookInTable();
    this.signal.raise();
  }

  private async count(database: RelayConnection): Promise<void> {
    if (performance.now() - this.countedAt < 1_000) return;
    this.countedAt = performance.now();
    this.backlog = await new OutboxLog(database).backlog();
    this.observer.relayBacklog(this.backlog);
  }

  private async takeOver(): Promise<void> {
    this.letGo();
    await this.inFlight.catch(() => undefined);
    this.database = await RelayConnection.open(clientConfigOf(this.dataSource), () => this.rowsOfOthers(), () => this.signal.raise(), () => this.running);
    this.rowsMoved();
    if (this.database) await this.repair.takeOver(this.database);
    this.hasBacklog = true;
  }

  /** Whatever failed, the rows are in the table: begin again from there. */
  private async recover(error: unknown): Promise<void> {
    if (!this.running) return;
    this.logger.warn(`the relay begins again: ${error instanceof Error ? error.message : 'unknown reason'}`);
    this.hasBacklog = true;
    this.waiting.lookInTable();
    this.inFlight = this.inFlight.catch(() => undefined);
    await this.signal.wait(500);
  }
}


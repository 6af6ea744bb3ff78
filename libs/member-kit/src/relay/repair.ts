import { AGREEMENT, streamOf, streamsOf, type Member, type StreamPlan } from '@filiera/contracts';
import { Logger } from '@nestjs/common';
import { Echo, NoEcho } from '../jetstream/echo.js';
import { HubUnreachable, type HubConnection } from '../jetstream/hub-connection.js';
import type { MessagingTuning } from '../messaging/messaging-options.js';
import type { MessagingObserver } from '../messaging-observer.js';
import { SignerNotKnown, type AdoptOwnEvents } from '../own-past/adopt-own-events.js';
import { IS_IN_DOUBT } from '../own-past/doubt.js';
import type { RegistryAhead } from '../own-past/registry-ahead.js';
import { OutboxLog } from './outbox-log.js';
import { StreamReconciliation, type Reconciliation } from './reconcile-stream.js';
import type { RelayConnection } from './relay-connection.js';

/** Without the hub's answer about what it has, publishing waits this long after a connection, and then goes on all the same. */
const PATIENCE_MS = 15_000;

/** Under load, the count of everything waits for a quiet moment, but not longer than this. */
const BUSY_DELAY_MS = 30_000;

/** The registry is not asked for a key that it does not have as often as the hub for its answer. */
const SELDOM = 5;

const CONTINUE_CHAIN = `INSERT INTO outbox_chain (stream, sequence, digest) VALUES ($1, $2, $3)
  ON CONFLICT (stream) DO UPDATE SET sequence = excluded.sequence, digest = excluded.digest WHERE outbox_chain.sequence < excluded.sequence
  RETURNING stream`;

const ORDERS = streamOf('network');

const RETENTION = Object.fromEntries(AGREEMENT.events.map((rule) => [rule.type, rule.retention]));

/** Sees that the hub has what it acknowledged, and puts back in the queue what it lost. Called by the relay, between two batches. */
export class Repair {
  private readonly logger = new Logger('Repair');
  /** Streams to be checked from the newest rows before anything is published. */
  private unchecked = new Set<string>();
  private blockedUntil = 0;
  private nextFullCheck = 0;
  private nextTry = 0;
  /** This database was restored, and the hub was not asked yet what was told since. */
  private inDoubt = false;

  constructor(
    private readonly hub: HubConnection,
    private readonly self: Member,
    private readonly streams: readonly string[],
    private readonly tuning: MessagingTuning,
    private readonly observer: MessagingObserver,
    private readonly past: AdoptOwnEvents,
    private readonly registry: RegistryAhead,
  ) {}

  /** True while publishing has to wait for the comparison. */
  get isBlocking(): boolean {
    return this.inDoubt || (this.unchecked.size > 0 && performance.now() < this.blockedUntil);
  }

  /** True while even the places in the chain that this database would give are not known to be free. */
  get isSealingBarred(): boolean {
    return this.inDoubt;
  }

  /** Another relay may have worked on this database until now, or a backup been put in its place. */
  async takeOver(database: RelayConnection): Promise<void> {
    const [row] = await database.seal<{ doubt: boolean }>('repair-is-in-doubt', IS_IN_DOUBT);
    this.inDoubt = row!.doubt;
    if (this.inDoubt) this.unchecked = new Set(this.streams);
  }

  reconnected(now: number): void {
    this.unchecked = new Set(this.streams);
    this.blockedUntil = now + PATIENCE_MS;
    this.nextTry = 0;
    this.due(now);
  }

  /** Everything is to be compared at the next occasion. */
  due(now: number): void {
    this.nextFullCheck = now;
  }

  /** @param idle nothing waits to be published: what the hub holds beyond the marks is then really too much, not on its way */
  isDue(now: number, idle: boolean): boolean {
    if (now < this.nextTry) return false;
    return this.unchecked.size > 0 || now >= this.nextFullCheck + (idle ? 0 : BUSY_DELAY_MS);
  }

  /** @returns true when rows were put back in the queue or found to be there already */
  async run(database: RelayConnection, now: Date, chainMoved: () => void): Promise<boolean> {
    const log = new OutboxLog(database);
    const isFull = this.unchecked.size === 0;
    let changed = false;
    for (const stream of isFull ? this.streams : ordersFirst(this.unchecked)) {
      try {
          if (this.inDoubt) await this.registry.read();
          const check = new StreamReconciliation(database, new Echo(this.hub, stream, this.self.id), (of, page) => this.past.adopt(of, page, this.inDoubt), !this.inDoubt);
        const result = isFull ? await check.checkAll(planOf(stream).maxAgeSeconds, now) : await check.checkNewest(this.tuning.quickCheckRows, now);
        if (await this.settle(database, log, result, now)) changed = true;
        if (result.newest && (await this.continueChain(database, stream, result.newest))) chainMoved();
        this.unchecked.delete(stream);
      } catch (error) {
        if (error instanceof SignerNotKnown) this.logger.warn(error.message);
        else if (!(error instanceof NoEcho) && !(error instanceof HubUnreachable)) throw error;
        this.nextTry = performance.now() + this.tuning.retryMs * (error instanceof SignerNotKnown ? SELDOM : 1);
      }
    }
    if (this.inDoubt && this.unchecked.size === 0) {
      await this.settleDoubt(database);
      chainMoved();
      changed = true;
    }
    if (isFull) this.nextFullCheck = performance.now() + this.tuning.fullCheckEveryMs;
    return changed;
  }

  private async settleDoubt(database: RelayConnection): Promise<void> {
    await database.seal('repair-settle-doubt', 'DELETE FROM outbox_doubt');
    this.inDoubt = false;
    this.logger.log('this database was restored: what the hub has of this member is known again, and new events are taken');
  }

  private async settle(database: RelayConnection, log: OutboxLog, result: Reconciliation, now: Date): Promise<boolean> {
    await log.overtakenOnceMore(result.displaced);
    if (result.missing.length === 0) return result.expected !== result.found;
    const again = await log.missing(result.stream, result.missing, RETENTION, now);
    this.logger.warn(`the hub lost ${result.missing.length} events of ${result.stream}: ${again} are published again, the others are erased or past retention`);
    this.observer.repaired(planOf(result.stream).family, again);
    return again > 0;
  }

  /** The hub has later events of this member than its database: a backup was restored. The chain goes on from what the hub has. */
  private async continueChain(database: RelayConnection, stream: string, newest: { sequence: number; digest: string }): Promise<boolean> {
    const moved = await database.seal('repair-continue-chain', CONTINUE_CHAIN, [stream, newest.sequence, newest.digest]);
    if (moved.length === 0) return false;
    this.logger.warn(`the hub has later events of this member in ${stream} than this database, as after restoring a backup: the chain goes on from event ${newest.sequence}`);
    return true;
  }
}

/** What this node asked everybody to erase is known again before anybody asks why the hub no longer has it. */
function ordersFirst(streams: ReadonlySet<string>): string[] {
  return [...streams].sort((a, b) => Number(b === ORDERS) - Number(a === ORDERS));
}

function planOf(stream: string): StreamPlan {
  const plan = streamsOf(AGREEMENT).find(({ name }) => name === stream);
  if (!plan) throw new Error(`the agreement has no stream ${stream}`);
  return plan;
}

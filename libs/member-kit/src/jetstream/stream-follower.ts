import { Logger } from '@nestjs/common';
import type { ConsumerMessages, JsMsg } from '@nats-io/jetstream';
import type { Inbound } from '../inbox/inbound.js';
import type { BatchResult } from '../inbox/inbox.js';
import type { MessagingTuning } from '../messaging/messaging-options.js';
import { letGather } from '../messaging/let-gather.js';
import { Signal } from '../messaging/signal.js';
import { HubUnreachable, type HubConnection } from './hub-connection.js';
import type { CatchUp } from './catch-up.js';
import { inboundOf } from './js-inbound.js';

/** Handles a batch; throws what passes by itself, and is then called with the same batch again. */
export type TakeBatch = (messages: readonly Inbound[], stream: string) => Promise<BatchResult>;

/** How one stream is being followed. */
export interface FollowerState {
  readonly stream: string;
  /** True once the consumer answers. */
  readonly following: boolean;
  /** Messages that the hub has for this member and that are not handled, as last told. */
  readonly waiting: number;
  /** When a batch was last committed. */
  readonly lastBatchAt: Date | null;
}

/** A pull leaves a service response behind in the hub's account, so the pulling begins anew after this many messages, at a quiet moment. */
const REOPEN_AFTER = 50_000;
const PULL = { max_messages: 1_000, expires: 5_000, abort_on_missing_resource: true } as const;

/**
 * Follows one stream through the member's durable consumer: whatever has arrived meanwhile is one batch, handled, committed, then
 * acknowledged. Survives restarts of the hub, and waits for a consumer that the steward has not made yet.
 */
export class StreamFollower {
  private readonly logger: Logger;
  private readonly signal = new Signal();
  private buffer: JsMsg[] = [];
  private pull: ConsumerMessages | null = null;
  private received = 0;
  private running = false;
  private ended: Promise<unknown> = Promise.resolve();
  private working = false;
  /** A batch cannot be handled for now: nothing more is fetched, or redeliveries would pile up in memory. */
  private stalled = false;
  private waiting = 0;
  private following = false;
  private lastBatchAt: Date | null = null;
  private explained = '';

  constructor(
    private readonly hub: HubConnection,
    readonly stream: string,
    private readonly consumer: string,
    private readonly take: TakeBatch,
    private readonly catchUp: CatchUp,
    private readonly tuning: MessagingTuning,
    private readonly tellWaiting: (messages: number) => void,
  ) {
    this.logger = new Logger(`Follower ${stream}`);
  }

  start(): void {
    if (this.running) return;
    this.running = true;
    this.ended = Promise.all([this.read(), this.handle()]);
  }

  /** Finishes the batch in hand; what else has arrived is given back, so that the next process gets it at once and not when its time is over. */
  async stop(): Promise<void> {
    this.running = false;
    this.pull?.stop();
    this.signal.raise();
    await this.ended;
    answer(() => { for (const message of this.buffer.splice(0)) message.nak(); });
  }

  state(): FollowerState {
    return { stream: this.stream, following: this.following && this.hub.isUp, waiting: this.waiting + this.buffer.length, lastBatchAt: this.lastBatchAt };
  }

  /** True when everything that the hub had for this member is handled. @throws HubUnreachable, or that there is no consumer */
  async isDrained(): Promise<boolean> {
    const info = await (await this.hub.js.consumers.get(this.stream, this.consumer)).info(true);
    this.waiting = info.num_pending;
    return info.num_pending === 0 && info.num_ack_pending === 0 && this.buffer.length === 0 && !this.working;
  }

  /** Pulls, and begins anew when the pull ends for whatever reason. */
  private async read(): Promise<void> {
    while (this.running) {
      try {
        if (this.stalled) await new Promise((resolve) => setTimeout(resolve, 50));
        else await this.readOnce();
        this.explained = '';
      } catch (error) {
        this.explain(error);
        await new Promise((resolve) => setTimeout(resolve, this.hub.isUp ? this.tuning.retryMs : 100));
      } finally {
        this.following = false;
      }
    }
  }

  private async readOnce(): Promise<void> {
    const consumer = await this.hub.js.consumers.get(this.stream, this.consumer);
    const info = await consumer.info(true);
    this.waiting = info.num_pending;
    this.tellWaiting(info.num_pending);
    await this.catchUp.run(this.stream, info.ack_floor.stream_seq, this.take, () => this.running);
    if (!this.running) return;
    this.received = 0;
    this.pull = await consumer.consume({ ...PULL, callback: (message) => this.arrived(message) });
    this.following = true;
    const failure = await this.pull.closed();
    this.pull = null;
    if (failure instanceof Error) throw failure;
  }

  private arrived(message: JsMsg): void {
    if (this.stalled) return;
    this.received++;
    this.buffer.push(message);
    this.signal.raise();
  }

  private async handle(): Promise<void> {
    while (this.running) {
      if (this.buffer.length === 0) {
        if (this.received >= REOPEN_AFTER) this.pull?.stop();
        await this.signal.wait(1_000);
        continue;
      }
      const batch = this.buffer.splice(0, this.tuning.inboxBatch);
      const beganAt = performance.now();
      this.working = true;
      await this.handleBatch(batch);
      this.working = false;
      await letGather(performance.now() - beganAt, this.buffer.length, { enough: this.tuning.inboxBatch, mostMs: this.tuning.gatherMs });
    }
  }

  /** Repeats a batch until it is through: what passes by itself is waited for, and order is kept. */
  private async handleBatch(batch: readonly JsMsg[]): Promise<void> {
    const messages = batch.map((message) => inboundOf(message, this.stream));
    for (let wait = 50; this.running; wait = Math.min(5_000, wait * 2)) {
      try {
        const { refused } = await this.take(messages, this.stream);
        answer(() => batch.forEach((message, index) => { if (refused.has(messages[index]!)) message.term('quarantined'); else message.ack(); }));
        this.stalled = false;
        this.waiting = batch.at(-1)!.info.pending;
        this.tellWaiting(this.waiting);
        this.lastBatchAt = new Date();
        return;
      } catch (error) {
        this.stall();
        this.logger.warn(`a batch of ${batch.length} waits and is repeated: ${error instanceof Error ? error.message : 'unknown reason'}`);
        await new Promise((resolve) => setTimeout(resolve, wait));
      }
    }
    this.buffer.unshift(...batch);
  }

  /** What was fetched and not handled is delivered again when its time to be acknowledged is over. */
  private stall(): void {
    if (this.stalled) return;
    this.stalled = true;
    this.pull?.stop();
    this.buffer = [];
  }

  /** Says once why nothing comes, not at every try. */
  private explain(error: unknown): void {
    const why = error instanceof HubUnreachable ? '' : `waits for its consumer: ${error instanceof Error ? error.message : 'unknown reason'}`;
    if (why && why !== this.explained) this.logger.warn(why);
    this.explained = why;
  }
}

/** A connection that is gone takes no answer: the messages come again, and the inbox knows them. */
function answer(say: () => void): void {
  try {
    say();
  } catch (error) {
    if (!(error instanceof Error)) throw error;
  }
}

import { AGREEMENT, consumerNamesOf, headersOnly, streamOf, streamsReadBy } from '@filiera/contracts';
import { Inject, Injectable, Logger, Optional, type BeforeApplicationShutdown } from '@nestjs/common';
import { HeaderInbox } from '../inbox/header-inbox.js';
import { Suspects } from '../inbox/suspects.js';
import { HandlerIndex } from '../messaging/handler-index.js';
import { MESSAGING_OPTIONS, tuningOf, type MessagingOptions } from '../messaging/messaging-options.js';
import { QUIET_OBSERVER } from '../messaging/quiet-observer.js';
import { MESSAGING_OBSERVER, type MessagingObserver } from '../messaging-observer.js';
import { CatchUp } from './catch-up.js';
import { HubConnection } from './hub-connection.js';
import { StreamFollower, type FollowerState } from './stream-follower.js';

/** The registry is read to its end before anything else, but the network is not kept waiting for it longer than this. */
const REGISTRY_FIRST_MS = 10_000;
const NETWORK = streamOf('network');

/** Follows every stream that this member reads and has handlers for. */
@Injectable()
export class Consumers implements BeforeApplicationShutdown {
  private readonly logger = new Logger('Consumers');
  private followers: StreamFollower[] = [];
  private running = false;
  private starting: Promise<void> = Promise.resolve();

  constructor(
    @Inject(MESSAGING_OPTIONS) private readonly options: MessagingOptions,
    private readonly hub: HubConnection,
    private readonly handlers: HandlerIndex,
    private readonly inbox: Suspects,
    private readonly headerInbox: HeaderInbox,
    private readonly catchUp: CatchUp,
    @Optional() @Inject(MESSAGING_OBSERVER) private readonly observer: MessagingObserver = QUIET_OBSERVER,
  ) {}

  /** Begins to follow, the registry's stream first; returns at once. */
  start(): void {
    if (this.running) return;
    this.running = true;
    this.followers = this.streams().map((stream) => this.follower(stream));
    this.hub.open();
    this.starting = this.startInOrder();
  }

  /** Together with the relay, while people are still answered: a batch in hand may take its time. */
  async beforeApplicationShutdown(): Promise<void> {
    await this.stop();
  }

  /** Lets each stream finish the batch in hand. */
  async stop(): Promise<void> {
    this.running = false;
    await this.starting;
    await Promise.all(this.followers.map((follower) => follower.stop()));
  }

  states(): FollowerState[] {
    return this.followers.map((follower) => follower.state());
  }

  /** True when everything that the hub has for this member is handled. */
  async areDrained(): Promise<boolean> {
    const drained = await Promise.all(this.followers.map((follower) => follower.isDrained().catch(() => false)));
    return drained.every(Boolean);
  }

  private streams(): string[] {
    const readable = streamsReadBy(AGREEMENT, this.options.self);
    return readable.filter((stream) => {
      const { family } = AGREEMENT.streams.find(({ name }) => name === stream)!;
      if (headersOnly(AGREEMENT, this.options.self, stream)) return this.handlers.forHeaders(family).length > 0;
      return this.handlers.all().some(({ declaration }) => declaration.types.some((type) => type.startsWith(`${family}.`)));
    });
  }

  private follower(stream: string): StreamFollower {
    const take = headersOnly(AGREEMENT, this.options.self, stream)
      ? this.headerInbox.take.bind(this.headerInbox)
      : this.inbox.take.bind(this.inbox);
    const { family } = AGREEMENT.streams.find(({ name }) => name === stream)!;
    return new StreamFollower(this.hub, stream, consumerNamesOf(this.options.self).reader, take, this.catchUp, tuningOf(this.options),
      (waiting) => this.observer.consumerLag(family, waiting));
  }

  private async startInOrder(): Promise<void> {
    const network = this.followers.find((follower) => follower.stream === NETWORK);
    network?.start();
    if (network) await this.drained(network);
    if (!this.running) return;
    for (const follower of this.followers) follower.start();
  }

  private async drained(network: StreamFollower): Promise<void> {
    let waited = 0;
    while (this.running && waited < REGISTRY_FIRST_MS) {
      if (this.hub.isUp && (await network.isDrained().catch(() => false))) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
      if (this.hub.isUp) waited += 50;
    }
    if (this.running) this.logger.warn(`${NETWORK} is not read to its end yet: the other streams start all the same`);
  }
}

import { Inject, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { jetstream, type JetStreamClient } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/nats-core';
import { connect } from '@nats-io/transport-node';
import { MESSAGING_OPTIONS, type MessagingOptions } from '../messaging/messaging-options.js';

/** Thrown where the hub is needed and not reached. */
export class HubUnreachable extends Error {
  constructor(why = 'the hub cannot be reached') {
    super(why);
  }
}

const RETRY_MS = 500;

type Listener = () => void;

/** The node's one connection to the hub: it comes when it can, returns when it was lost, and says so. */
@Injectable()
export class HubConnection implements OnApplicationShutdown {
  private readonly logger = new Logger('Hub');
  private readonly connectListeners: Listener[] = [];
  private readonly disconnectListeners: Listener[] = [];
  private connection: NatsConnection | null = null;
  private up = false;
  private opening: Promise<void> | null = null;
  private closed = false;
  private retry: NodeJS.Timeout | undefined;
  private explained = '';

  constructor(@Inject(MESSAGING_OPTIONS) private readonly options: MessagingOptions) {}

  /** Starts to connect and goes on trying for as long as it takes; does nothing before the node has joined. */
  open(): void {
    const { hub, self } = this.options;
    if (!hub || this.opening || this.closed) return;
    this.opening = connect({
      servers: [...hub.servers],
      authenticator: hub.authenticator,
      tls: hub.tls,
      name: self.id,
      inboxPrefix: '_INBOX',
      // The first connection is retried here, because the client's own waiting cannot be ended.
      waitOnFirstConnect: false,
      maxReconnectAttempts: -1,
      // A partition drops packets without a word: short timeouts find the hub within seconds of its return.
      timeout: 3_000,
      reconnectTimeWait: 250,
      reconnectJitter: 250,
      reconnectJitterTLS: 250,
      pingInterval: 5_000,
      maxPingOut: 2,
      // A suspended member is refused until it is reinstated: it keeps asking.
      ignoreAuthErrorAbort: true,
    }).then((connection) => this.opened(connection), (error: unknown) => this.refused(error));
  }

  /** True while the hub is reached. */
  get isUp(): boolean {
    return this.up;
  }

  /** @throws HubUnreachable while the hub is not reached */
  get nats(): NatsConnection {
    if (!this.connection || !this.up) throw new HubUnreachable();
    return this.connection;
  }

  /** The JetStream API as this member's account sees it. @throws HubUnreachable */
  get js(): JetStreamClient {
    return jetstream(this.nats, { apiPrefix: this.apiPrefix });
  }

  get apiPrefix(): string {
    return this.options.hub?.apiPrefix ?? 'HUB.API';
  }

  /** Called at each connection, and at once when there is one already. */
  onConnect(listener: Listener): void {
    this.connectListeners.push(listener);
    if (this.up) listener();
  }

  onDisconnect(listener: Listener): void {
    this.disconnectListeners.push(listener);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.close();
  }

  /** Ends the connection; called last, after relay and consumers have stopped. */
  async close(): Promise<void> {
    this.closed = true;
    clearTimeout(this.retry);
    const connection = this.connection;
    this.connection = null;
    this.went();
    await connection?.close();
  }

  private opened(connection: NatsConnection): void {
    if (this.closed) {
      void connection.close();
      return;
    }
    this.connection = connection;
    void this.follow(connection);
    this.came();
  }

  private refused(error: unknown): void {
    this.opening = null;
    if (this.closed) return;
    const why = error instanceof Error ? error.message : 'unknown reason';
    if (why !== this.explained) this.logger.warn(`cannot connect to the hub, trying again: ${why}`);
    this.explained = why;
    this.retry = setTimeout(() => this.open(), RETRY_MS);
  }

  private async follow(connection: NatsConnection): Promise<void> {
    for await (const status of connection.status()) {
      // Cut off while it comes back, the client tells of a connection that is gone already: whoever dials has none.
      if (status.type === 'disconnect' || status.type === 'reconnecting') this.went();
      else if (status.type === 'reconnect') this.came();
      // The client would first wait until what it has written has left: where the line has swallowed it, until the kernel gives up, a quarter of an hour later.
      else if (status.type === 'staleConnection') void connection.close();
      else if (status.type === 'error') this.logger.warn(`the hub reports: ${status.error.message}`);
    }
    this.went();
    if (this.closed) return;
    this.connection = null;
    this.opening = null;
    this.open();
  }

  private came(): void {
    if (this.up) return;
    this.up = true;
    this.explained = '';
    this.logger.log('connected to the hub');
    for (const listener of this.connectListeners) listener();
  }

  private went(): void {
    if (!this.up) return;
    this.up = false;
    if (!this.closed) this.logger.warn('the hub is out of reach: what is written here waits in the outbox');
    for (const listener of this.disconnectListeners) listener();
  }
}

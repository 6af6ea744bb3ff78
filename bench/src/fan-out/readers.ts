import { jetstream, type Consumer } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/nats-core';
import { connect } from '@nats-io/transport-node';

/** Where one reader's messages are. */
export interface ReaderPlace {
  readonly apiPrefix: string;
  readonly stream: string;
  readonly name: string;
}

/** Many members that read at once, each over a connection of its own. They are in one process: what they cost is the same on every side of a comparison. */
export class Readers {
  private delivered = 0;
  private expected = Number.POSITIVE_INFINITY;
  private reached: () => void = () => undefined;

  private constructor(private readonly connections: NatsConnection[]) {}

  /** Connects them; each reads from now on, and acknowledges. */
  static async start(servers: string, users: readonly { readonly user?: string; readonly pass?: string; readonly place: ReaderPlace }[]): Promise<Readers> {
    const readers = new Readers([]);
    for (const { place: { apiPrefix, stream, name }, ...user } of users) {
      const connection = await connect({ servers, ...user });
      readers.connections.push(connection);
      void readers.read(await jetstream(connection, { apiPrefix }).consumers.get(stream, name));
    }
    return readers;
  }

  /** Resolves when so many more messages have been delivered to all of them together. Asked before they are sent. */
  deliveries(count: number): Promise<void> {
    this.delivered = 0;
    this.expected = count;
    return new Promise((resolve) => { this.reached = resolve; });
  }

  async stop(): Promise<void> {
    await Promise.all(this.connections.map((connection) => connection.close()));
  }

  private async read(consumer: Consumer): Promise<void> {
    // It ends with its connection.
    for await (const message of await consumer.consume({ max_messages: 1_000, expires: 5_000 })) {
      message.ack();
      if (++this.delivered === this.expected) this.reached();
    }
  }
}

import { AckPolicy, jetstream, jetstreamManager, type JetStreamManager } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/nats-core';
import { connect } from '@nats-io/transport-node';
import { publishPipelined } from '../account/pipelined.js';
import { sampleVacancy } from '../full-path/sample-vacancy.js';
import { perSecond } from './raw-database.js';

const STREAM = 'RAW';

/** What JetStream takes and gives when a program does nothing else: one stream, one consumer without filters, no accounts between. */
export class RawStream {
  private counter = 0;

  private constructor(private readonly nats: NatsConnection, private readonly manager: JetStreamManager) {}

  static async open(broker: string): Promise<RawStream> {
    const nats = await connect({ servers: broker });
    const manager = await jetstreamManager(nats);
    await manager.streams.add({ name: STREAM, subjects: ['raw.>'] });
    return new RawStream(nats, manager);
  }

  /** Pipelined, with message ids, every acknowledgement waited for. @returns messages a second */
  async publish(count: number): Promise<number> {
    const payload = Buffer.from(JSON.stringify(sampleVacancy()));
    return perSecond(count, () => publishPipelined(this.nats, count, () => ({ subject: `raw.vacancy.${++this.counter}`, id: `raw-${this.counter}`, payload })));
  }

  /** Everything that the stream holds, from the first message, acknowledged one by one. @returns messages a second */
  async consume(): Promise<number> {
    const { state } = await this.manager.streams.info(STREAM);
    const name = `raw-${this.counter}`;
    await this.manager.consumers.add(STREAM, { durable_name: name, ack_policy: AckPolicy.Explicit, max_ack_pending: 10_000 });
    const consumer = await jetstream(this.nats).consumers.get(STREAM, name);
    const rate = await perSecond(state.messages, async () => {
      let left = state.messages;
      for await (const message of await consumer.consume({ max_messages: 1_000 })) {
        message.ack();
        if (--left === 0) break;
      }
    });
    await this.manager.consumers.delete(STREAM, name);
    return rate;
  }

  async close(): Promise<void> {
    await this.nats.close();
  }
}

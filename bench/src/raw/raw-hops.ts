import { AckPolicy, jetstream, jetstreamManager } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/nats-core';
import { connect } from '@nats-io/transport-node';
import pg from 'pg';
import { sampleVacancy } from '../full-path/sample-vacancy.js';

const STREAM = 'HOPS';

/**
 * The hops of an event that nothing of ours is in: one committed insert (the seal), one message stored and delivered, one transaction with two inserts
 * (inbox and row). What is left of the latency is the machine, PostgreSQL and the broker.
 */
export class RawHops {
  private delivered: () => void = () => undefined;

  private constructor(private readonly nats: NatsConnection, private readonly sealing: pg.Client, private readonly reading: pg.Client) {}

  static async open(broker: string, database: string): Promise<RawHops> {
    const nats = await connect({ servers: broker });
    const manager = await jetstreamManager(nats);
    await manager.streams.add({ name: STREAM, subjects: ['hops.>'] });
    await manager.consumers.add(STREAM, { durable_name: 'b', ack_policy: AckPolicy.Explicit });
    const clients = [new pg.Client({ connectionString: database }), new pg.Client({ connectionString: database })] as const;
    for (const client of clients) {
      client.on('error', () => undefined);
      await client.connect();
    }
    await clients[0].query('CREATE TABLE hop (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, payload text NOT NULL)');
    const hops = new RawHops(nats, ...clients);
    const consumer = await jetstream(nats).consumers.get(STREAM, 'b');
    await consumer.consume({ max_messages: 100, callback: (message) => {
      message.ack();
      hops.delivered();
    } });
    return hops;
  }

  /** @returns milliseconds of one event */
  async once(): Promise<number> {
    const payload = JSON.stringify(sampleVacancy());
    const insert = (client: pg.Client): Promise<unknown> => client.query({ name: 'hop', text: 'INSERT INTO hop (payload) VALUES ($1)', values: [payload] });
    const began = performance.now();
    await insert(this.sealing);
    const delivered = new Promise<void>((resolve) => { this.delivered = resolve; });
    this.nats.publish('hops.vacancy', payload);
    await delivered;
    await this.reading.query('BEGIN');
    await insert(this.reading);
    await insert(this.reading);
    await this.reading.query('COMMIT');
    return performance.now() - began;
  }

  async close(): Promise<void> {
    await Promise.all([this.nats.close(), this.sealing.end(), this.reading.end()]);
  }
}

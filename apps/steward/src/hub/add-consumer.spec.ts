import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { AGREEMENT, streamOf, subjectOf, vacancyPublishedV1 } from '@filiera/contracts';
import { startOwnBroker, testFolder } from '@filiera/testing';
import { jetstream, jetstreamManager, type JetStreamManager } from '@nats-io/jetstream';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import { ensureConsumers } from './ensure-consumers.js';
import { ensureStreams } from './ensure-streams.js';

const CPI = { id: 'cpi-uno', kind: 'cpi' } as const;
const AGENCY = { id: 'agenzia-due', kind: 'agency' } as const;
const STREAM = streamOf('vacancy');

describe('a consumer that the hub lost', () => {
  const storeDir = testFolder('damaged-broker');
  const open: NatsConnection[] = [];
  let stop = (): Promise<void> => Promise.resolve();

  afterAll(async () => {
    await Promise.all(open.map((connection) => connection.close()));
    await stop();
  });

  const managed = async (url: string): Promise<{ connection: NatsConnection; manager: JetStreamManager }> => {
    const connection = await connect({ servers: url, reconnect: false });
    open.push(connection);
    const manager = await jetstreamManager(connection);
    await ensureStreams(manager, AGREEMENT, { replicas: 1, storageFactor: 0.01 });
    await ensureConsumers(manager, AGREEMENT, [CPI, AGENCY]);
    return { connection, manager };
  };
  const publish = async (connection: NatsConnection, count: number): Promise<void> => {
    for (let at = 0; at < count; at++) {
      await jetstream(connection).publish(subjectOf({ type: vacancyPublishedV1.type, publisher: CPI.id, audience: 'all', person: null, entity: crypto.randomUUID() }), '{}');
    }
  };
  const read = async (connection: NatsConnection): Promise<number> => {
    let count = 0;
    for await (const message of await (await jetstream(connection).consumers.get(STREAM, AGENCY.id)).fetch({ max_messages: 100, expires: 1_000 })) {
      count += 1;
      await message.ackAck();
    }
    return count;
  };

  it('begins anew, and not where it stood before the stream lost its end', async () => {
    const broker = await startOwnBroker({ storeDir });
    stop = () => broker.stop();
    const before = await managed(broker.current.url);
    await publish(before.connection, 20);
    expect(await read(before.connection)).toBe(20);

    await broker.kill();
    const files = readdirSync(storeDir, { recursive: true, encoding: 'utf8' }).filter((file) => file.includes(join('streams', STREAM)));
    const lost = files.filter((file) => /\.blk$|index\.db$/.test(file) || file.endsWith(join('obs', AGENCY.id, 'meta.sum')));
    expect(lost.some((file) => file.endsWith('meta.sum'))).toBe(true);
    for (const file of lost) rmSync(join(storeDir, file));

    const after = await managed((await broker.restart()).url);
    await publish(after.connection, 5);
    expect(await read(after.connection)).toBe(5);
  });
});

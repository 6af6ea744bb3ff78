import { existsSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import { testFolder } from '@filiera/testing';
import { EmbeddedConfiguration } from '../embedded.config.js';
import { startBroker, type Broker, type BrokerOptions } from './start-broker.js';

describe('an embedded broker', () => {
  const running: Broker[] = [];
  const start = async (options: Partial<BrokerOptions> & { storeDir: string }): Promise<Broker> => {
    const broker = await startBroker({ serverName: 'hub', ...options });
    running.push(broker);
    return broker;
  };
  const inside = async <T>(broker: Broker, work: (connection: NatsConnection) => Promise<T>): Promise<T> => {
    const connection = await connect({ servers: broker.url, reconnect: false });
    try {
      return await work(connection);
    } finally {
      await connection.close();
    }
  };
  afterEach(async () => {
    await Promise.all(running.splice(0).map((broker) => broker.stop()));
  });

  it('keeps its streams from one start to the next', async () => {
    const storeDir = testFolder('broker');
    const first = await start({ storeDir });
    await inside(first, async (connection) => {
      await (await jetstreamManager(connection)).streams.add({ name: 'KEPT', subjects: ['kept.>'] });
      await jetstream(connection).publish('kept.one', 'here');
    });
    await first.stop();
    const messages = await inside(await start({ storeDir }), async (connection) =>
      (await (await jetstreamManager(connection)).streams.info('KEPT')).state.messages);
    expect(messages).toBe(1);
  });

  it('listens on this machine alone, on the port it was given', async () => {
    const first = await start({ storeDir: testFolder('broker') });
    await first.stop();
    const second = await start({ storeDir: testFolder('broker'), port: first.port });
    expect(second.url).toBe(`nats://127.0.0.1:${first.port}`);
  });

  it('writes to the disk before it acknowledges, unless told otherwise', async () => {
    const broker = await start({ storeDir: testFolder('broker') });
    const settings = await (await fetch(`${broker.monitoringUrl}/varz`)).json() as { jetstream: { config: { sync_always?: boolean } } };
    expect(settings.jetstream.config.sync_always).toBe(true);
  });

  it('reads the files that it is told to include, and again when they change', async () => {
    const folder = testFolder('included');
    const file = join(folder, 'accounts.conf');
    writeFileSync(file, 'max_payload: 1000');
    const broker = await start({ storeDir: testFolder('broker'), include: [file] });
    expect(await inside(broker, async (connection) => connection.info?.max_payload)).toBe(1000);
    writeFileSync(file, 'max_payload: 2000');
    broker.reload();
    const deadline = Date.now() + 10_000;
    let seen: number | undefined;
    while (seen !== 2000 && Date.now() < deadline) seen = await inside(broker, async (connection) => connection.info?.max_payload);
    expect(seen).toBe(2000);
  });

  it('says which port is taken', async () => {
    const occupant = createServer();
    await new Promise<void>((resolve) => { occupant.listen(0, '127.0.0.1', resolve); });
    const { port } = occupant.address() as AddressInfo;
    await expect(startBroker({ serverName: 'hub', storeDir: testFolder('broker'), port })).rejects.toThrow(`port ${port} is taken`);
    await new Promise((resolve) => { occupant.close(resolve); });
  });

  it('shows the end of the log when its configuration is refused', async () => {
    await expect(startBroker({ serverName: 'hub', storeDir: testFolder('broker'), configuration: 'max_connections: none' }))
      .rejects.toThrow(/nats-server ended at start[\s\S]*nats-server\.conf:\d+/);
  });

  it('waits for a predecessor on the same data before it starts', async () => {
    const storeDir = testFolder('broker');
    const first = await start({ storeDir });
    const [second] = await Promise.all([start({ storeDir }), first.stop()]);
    expect(first.running).toBe(false);
    expect(second.running).toBe(true);
  });

  it('says what to do on a platform without a nats-server', async () => {
    const elsewhere = new EmbeddedConfiguration({ PATH: testFolder('empty-path') }, 'plan9-sparc');
    await expect(startBroker({ serverName: 'hub', storeDir: testFolder('broker') }, elsewhere))
      .rejects.toThrow(/no nats-server for plan9-sparc: .*NATS_SERVER_BIN.*docker compose/);
  });

  it('refuses a nats-server that is too old', async () => {
    const old = join(testFolder('old-server'), 'nats-server');
    writeFileSync(old, '#!/bin/sh\necho nats-server: v2.9.10\n', { mode: 0o755 });
    await expect(startBroker({ serverName: 'hub', storeDir: testFolder('broker') }, new EmbeddedConfiguration({ NATS_SERVER_BIN: old })))
      .rejects.toThrow('2.12 or newer is needed');
  });

  it('leaves its log beside its data', async () => {
    const broker = await start({ storeDir: testFolder('broker') });
    expect(existsSync(broker.logFile)).toBe(true);
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import pg from 'pg';
import { createTestDatabase, startOwnBroker, startOwnDatabase, testBroker, type TestDatabase } from './infrastructure.js';

async function query(url: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query(text)).rows as Record<string, unknown>[];
  } finally {
    await client.end();
  }
}

describe('the infrastructure of a test run', () => {
  let mine: TestDatabase;
  let other: TestDatabase;

  beforeAll(async () => {
    [mine, other] = await Promise.all([createTestDatabase('mine'), createTestDatabase('other')]);
  });
  afterAll(async () => {
    await Promise.all([mine.drop(), other.drop()]);
  });

  it('gives each spec a database that it owns', async () => {
    await query(mine.url, 'CREATE TABLE kept (id int)');
    expect(await query(mine.url, "SELECT tableowner FROM pg_tables WHERE tablename = 'kept'")).toEqual([{ tableowner: mine.name }]);
  });

  it('lets no spec into the database of another', async () => {
    const trespass = new URL(mine.url);
    trespass.pathname = `/${other.name}`;
    await expect(query(trespass.href, 'SELECT 1')).rejects.toThrow(/permission denied/);
  });

  it('shares one broker that stores messages', async () => {
    const connection = await connect({ servers: testBroker().url });
    const manager = await jetstreamManager(connection);
    await manager.streams.add({ name: 'INFRASTRUCTURE_SPEC', subjects: ['infrastructure-spec.>'] });
    expect((await jetstream(connection).publish('infrastructure-spec.one', 'kept')).seq).toBe(1);
    await manager.streams.delete('INFRASTRUCTURE_SPEC');
    await connection.close();
  });

  it('gives back the acknowledged messages of a broker that was killed', async () => {
    const broker = await startOwnBroker();
    const before = await connect({ servers: broker.current.url, reconnect: false });
    await (await jetstreamManager(before)).streams.add({ name: 'KEPT', subjects: ['kept.>'] });
    await jetstream(before).publish('kept.one', 'first');
    await broker.kill();
    await before.closed();
    const after = await connect({ servers: (await broker.restart()).url });
    expect((await (await jetstreamManager(after)).streams.info('KEPT')).state.messages).toBe(1);
    await after.close();
    await broker.stop();
  });

  it('gives back the rows of a database that was killed', async () => {
    const database = await startOwnDatabase();
    const url = await database.current.createDatabase('kept');
    await query(url, 'CREATE TABLE kept AS SELECT 7 AS n');
    await database.kill();
    await database.restart();
    expect(await query(url, 'SELECT n FROM kept')).toEqual([{ n: 7 }]);
    await database.stop();
  });
});

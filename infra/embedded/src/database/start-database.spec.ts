import { chmodSync, mkdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { testFolder } from '@filiera/testing';
import { EmbeddedConfiguration } from '../embedded.config.js';
import { freePort } from '../free-port.js';
import { plannedDatabaseUrl, startDatabase, type Database, type DatabaseOptions } from './start-database.js';

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

describe('an embedded database', () => {
  const running: Database[] = [];
  const start = async (options: DatabaseOptions): Promise<Database> => {
    const database = await startDatabase({ fast: true, ...options });
    running.push(database);
    return database;
  };
  afterEach(async () => {
    await Promise.all(running.splice(0).map((database) => database.stop()));
  });

  it('keeps rows and addresses from one start to the next on the same port', async () => {
    const dataDir = testFolder('database');
    const first = await start({ dataDir });
    const url = await first.createDatabase('cpi-lecce');
    await query(url, 'CREATE TABLE kept AS SELECT 7 AS n');
    await first.stop();
    const second = await start({ dataDir, port: first.port });
    expect(await second.createDatabase('cpi-lecce')).toBe(url);
    expect(await query(url, 'SELECT n FROM kept')).toEqual([{ n: 7 }]);
  });

  it('knows the address of a database before the server has started', async () => {
    const dataDir = testFolder('database');
    const port = await freePort();
    const planned = plannedDatabaseUrl({ dataDir, port }, 'cpi-lecce');
    const database = await start({ dataDir, port });
    expect(await database.createDatabase('cpi-lecce')).toBe(planned);
    expect(await query(planned, 'SELECT 7 AS n')).toEqual([{ n: 7 }]);
  });

  it('gives each name a role that enters its own database and no other', async () => {
    const database = await start({ dataDir: testFolder('database') });
    const mine = await database.createDatabase('cpi-lecce');
    await database.createDatabase('cpi-maglie');
    const [role] = await query(mine, 'SELECT rolsuper, rolcreatedb, rolcreaterole FROM pg_roles WHERE rolname = current_user');
    expect(role).toEqual({ rolsuper: false, rolcreatedb: false, rolcreaterole: false });
    await expect(query(mine.replace(/[^/]+$/, 'cpi-maglie'), 'SELECT 1')).rejects.toThrow('permission denied');
  });

  it('asks for the password', async () => {
    const database = await start({ dataDir: testFolder('database') });
    const url = new URL(await database.createDatabase('cpi-lecce'));
    url.password = 'guessed';
    await expect(query(url.href, 'SELECT 1')).rejects.toThrow('password authentication failed');
  });

  it('keeps passwords where only their owner reads them', async () => {
    const dataDir = testFolder('database');
    const database = await start({ dataDir });
    const url = new URL(await database.createDatabase('cpi-lecce'));
    const file = join(dataDir, 'passwords.json');
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ 'cpi-lecce': url.password });
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('removes a database with its role', async () => {
    const database = await start({ dataDir: testFolder('database') });
    const url = await database.createDatabase('short-lived');
    await database.dropDatabase('short-lived');
    await expect(query(url, 'SELECT 1')).rejects.toThrow();
  });

  it('refuses a name that would need quoting with care', async () => {
    const database = await start({ dataDir: testFolder('database') });
    await expect(database.createDatabase('x"; DROP TABLE y')).rejects.toThrow('is no database name');
  });

  it('works below a folder that only its owner may enter', async () => {
    const closed = testFolder('closed-home');
    chmodSync(closed, 0o700);
    const dataDir = join(closed, 'checkout', 'database');
    mkdirSync(dataDir, { recursive: true });
    const first = await start({ dataDir });
    const url = await first.createDatabase('cpi-lecce');
    await query(url, 'CREATE TABLE kept AS SELECT 7 AS n');
    await first.stop();
    await start({ dataDir, port: first.port });
    expect(await query(url, 'SELECT n FROM kept')).toEqual([{ n: 7 }]);
  });

  it('begins anew when its folder was removed', async () => {
    const closed = testFolder('closed-home');
    chmodSync(closed, 0o700);
    const dataDir = join(closed, 'database');
    const first = await start({ dataDir });
    await query(await first.createDatabase('cpi-lecce'), 'CREATE TABLE gone (n int)');
    await first.stop();
    rmSync(dataDir, { recursive: true });
    const second = await start({ dataDir });
    expect(await query(await second.createDatabase('cpi-lecce'), "SELECT count(*)::int AS n FROM pg_tables WHERE tablename = 'gone'")).toEqual([{ n: 0 }]);
  });

  it('finishes a set-up that was interrupted', async () => {
    const dataDir = testFolder('database');
    mkdirSync(join(dataDir, 'cluster', 'data.new', 'base'), { recursive: true });
    const database = await start({ dataDir });
    expect(await query(database.adminUrl, 'SELECT 1 AS n')).toEqual([{ n: 1 }]);
  });

  it('waits for a predecessor on the same data before it starts', async () => {
    const dataDir = testFolder('database');
    const first = await start({ dataDir });
    const [second] = await Promise.all([start({ dataDir }), first.stop()]);
    expect(first.running).toBe(false);
    expect(await query(second.adminUrl, 'SELECT 1 AS n')).toEqual([{ n: 1 }]);
  });

  it('says which port is taken', async () => {
    const occupant = createServer();
    await new Promise<void>((resolve) => { occupant.listen(0, '127.0.0.1', resolve); });
    const { port } = occupant.address() as AddressInfo;
    await expect(startDatabase({ dataDir: testFolder('database'), fast: true, port })).rejects.toThrow(`port ${port} is taken`);
    await new Promise((resolve) => { occupant.close(resolve); });
  });

  it('says what to do on a platform without PostgreSQL', async () => {
    await expect(startDatabase({ dataDir: testFolder('database') }, new EmbeddedConfiguration({}, 'plan9-sparc')))
      .rejects.toThrow(/no embedded PostgreSQL for plan9-sparc.*docker compose/);
  });
});

import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createTestDatabase, testFolder, type TestDatabase } from '@filiera/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { describeTables } from './describe-tables.js';
import { loadDatabase, saveDatabase } from './save-database.js';

const TABLES = [
  `CREATE TABLE holder (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text NOT NULL UNIQUE, CHECK (name <> ''))`,
  `COMMENT ON TABLE holder IS 'Chi c''è'`,
  `CREATE TABLE thing (
    id serial PRIMARY KEY, holder bigint REFERENCES holder ON DELETE CASCADE, "odd ""name" varchar(20) DEFAULT 'x', content jsonb, bytes bytea, at timestamptz NOT NULL DEFAULT now(),
    tags bigint[] NOT NULL DEFAULT '{}', words tsvector GENERATED ALWAYS AS (to_tsvector('simple', coalesce(content ->> 'title', ''))) STORED
  ) WITH (fillfactor = 85, autovacuum_vacuum_scale_factor = 0)`,
  `COMMENT ON COLUMN thing.tags IS 'Etichette'`,
  `CREATE INDEX thing_words ON thing USING gin (words) WHERE holder IS NOT NULL`,
  `CREATE UNIQUE INDEX thing_title ON thing ((content ->> 'title'))`,
  `CREATE TABLE nothing_inside (a text)`,
  `CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'what stands is not changed'; END $$`,
  `CREATE TRIGGER holder_is_kept BEFORE UPDATE ON holder FOR EACH ROW EXECUTE FUNCTION refuse()`,
];
const ROWS = 30_000;

async function connected({ url }: TestDatabase): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

describe('a database that is saved and put back', () => {
  const databases: TestDatabase[] = [];
  const clients: pg.Client[] = [];
  let saved: string;
  let original: pg.Client;
  const empty = async (): Promise<pg.Client> => {
    const database = await createTestDatabase('copy');
    const client = await connected(database);
    databases.push(database);
    clients.push(client);
    return client;
  };
  const description = async (client: pg.Client): Promise<unknown> => {
    await client.query('BEGIN');
    try {
      return await describeTables(client);
    } finally {
      await client.query('ROLLBACK');
    }
  };
  const rows = async (client: pg.Client): Promise<unknown[]> => (await client.query(
    `SELECT count(*), sum(hashtextextended(t::text, 0)) FROM thing t UNION ALL SELECT count(*), sum(hashtextextended(h::text, 0)) FROM holder h`)).rows;

  beforeAll(async () => {
    original = await empty();
    for (const statement of TABLES) await original.query(statement);
    await original.query(`INSERT INTO holder (name) VALUES ('uno'), (E'due\\t\\\\.\\n\\\\N')`);
    await original.query(
      `INSERT INTO thing (holder, "odd ""name", content, bytes, tags) SELECT CASE WHEN n % 3 = 0 THEN NULL ELSE 1 + n % 2 END, CASE WHEN n % 5 > 0 THEN 'è ' || n END,
         jsonb_build_object('title', E'riga\\n"' || n || '"'), decode(md5(n::text), 'hex'), ARRAY[n, -n] FROM generate_series(1, ${ROWS}) n`);
    saved = join(testFolder('saved'), 'database');
    await saveDatabase(original, saved);
  });
  afterAll(async () => {
    await Promise.all(clients.map((client) => client.end()));
    await Promise.all(databases.map((database) => database.drop()));
  });

  it('has the same rows, tables, indexes, rules and counters', async () => {
    const other = await empty();
    await loadDatabase(other, saved);
    expect(await rows(other)).toEqual(await rows(original));
    expect(await description(other)).toEqual(await description(original));
    expect(JSON.stringify(await description(other))).toMatch(/GENERATED ALWAYS AS IDENTITY.*fillfactor=85.*FOREIGN KEY.*Chi c''è/s);
    for (const [table, next] of [['holder', '3'], ['thing', String(ROWS + 1)]] as const) {
      const { rows: [row] } = await other.query<{ id: string }>(table === 'holder' ? `INSERT INTO holder (name) VALUES ('tre') RETURNING id::text` : `INSERT INTO thing DEFAULT VALUES RETURNING id::text`);
      expect(row!.id).toBe(next);
    }
    await expect(other.query(`INSERT INTO holder (name) VALUES ('uno')`)).rejects.toThrow('holder_name_key');
    await expect(other.query(`UPDATE holder SET name = 'mai'`)).rejects.toThrow('what stands is not changed');
  });

  it('is what it was at one moment, whatever is written meanwhile', async () => {
    const before = await rows(original);
    const writer = await connected(databases[0]!);
    const folder = join(testFolder('saved'), 'database');
    let writing = true;
    const written = (async () => {
      let count = 0;
      for (; writing; count++) await writer.query(`WITH h AS (INSERT INTO holder (name) VALUES ('w' || gen_random_uuid()) RETURNING id) INSERT INTO thing (holder) SELECT id FROM h`);
      return count;
    })();
    await saveDatabase(original, folder);
    writing = false;
    expect(await written).toBeGreaterThan(0);
    await writer.end();
    const other = await empty();
    await loadDatabase(other, folder);
    // A thing without its holder would not have passed the foreign key; and each writer's transaction is there whole or not at all.
    const { rows: [halves] } = await other.query<{ halves: string }>(`SELECT count(*) AS halves FROM holder h WHERE name LIKE 'w%' AND NOT EXISTS (SELECT FROM thing WHERE holder = h.id)`);
    expect(halves!.halves).toBe('0');
    expect(before).not.toEqual(await rows(original));
  });

  it('is whole although a table is to be written anew meanwhile, and holds off projections that were rebuilt', async () => {
    const folder = join(testFolder('saved'), 'database');
    const copying = await connected(databases[0]!);
    const migrating = await connected(databases[0]!);
    await migrating.query(`SET lock_timeout = '100ms'`);
    const { rows: [own] } = await copying.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    const migrated: unknown[] = [];
    const held: unknown[] = [];
    const send = copying.query.bind(copying) as (sent: unknown, ...rest: unknown[]) => unknown;
    // Between the moment of the copy and the first table.
    copying.query = (async (sent: unknown, ...rest: unknown[]) => {
      if (typeof sent !== 'string' && held.length === 0) {
        held.push(...(await migrating.query(`SELECT mode FROM pg_locks WHERE locktype = 'advisory' AND pid = $1`, [own!.pid])).rows);
        migrated.push(await migrating.query('ALTER TABLE thing ALTER COLUMN "odd ""name" TYPE varchar(40) USING "odd ""name" || \'\'').catch(({ code }: { code: string }) => code));
      }
      return send(sent, ...rest);
    }) as typeof copying.query;
    await saveDatabase(copying, folder);
    await Promise.all([copying.end(), migrating.end()]);
    expect([migrated, held]).toEqual([['55P03'], [{ mode: 'ShareLock' }]]);
    const other = await empty();
    await loadDatabase(other, folder);
    expect(await rows(other)).toEqual(await rows(original));
  });

  it('fails where its connection is lost on its way', async () => {
    const copying = await connected(databases[0]!);
    const { rows: [own] } = await copying.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    const send = copying.query.bind(copying) as (sent: unknown, ...rest: unknown[]) => unknown;
    copying.query = ((sent: unknown, ...rest: unknown[]) => {
      if ((sent as { sql?: string }).sql?.includes('"thing"')) void original.query('SELECT pg_terminate_backend($1)', [own!.pid]);
      return send(sent, ...rest);
    }) as typeof copying.query;
    await expect(saveDatabase(copying, join(testFolder('saved'), 'database'))).rejects.toThrow(/terminat|not queryable/);
    await copying.end();
  });

  it('goes into an empty database only, and leaves nothing of a copy that breaks off', async () => {
    const other = await empty();
    await other.query('CREATE TABLE mine (a int)');
    await expect(loadDatabase(other, saved)).rejects.toThrow('not empty');
    await other.query('ROLLBACK');
    await other.query('DROP TABLE mine');
    await original.query('BEGIN');
    await original.query('ROLLBACK');
    await expect(loadDatabase(other, testFolder('nothing'))).rejects.toThrow('ENOENT');
    expect((await other.query(`SELECT FROM pg_class WHERE relnamespace = 'public'::regnamespace`)).rowCount).toBe(0);
  });

  it('refuses what it could not make again, and keeps its files from others', async () => {
    await original.query('CREATE VIEW looks AS SELECT 1 AS one');
    await expect(saveDatabase(original, join(testFolder('saved'), 'database'))).rejects.toThrow('relation looks');
    await original.query('ROLLBACK');
    await original.query('DROP VIEW looks');
    for (const file of readdirSync(saved)) expect(statSync(join(saved, file)).mode & 0o777).toBe(0o600);
  });
});

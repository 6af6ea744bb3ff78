import { spawnSync } from 'node:child_process';
import { copyFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createLocalAuthority } from '@filiera/embedded';
import { NodeHome } from '@filiera/member-kit';
import { createTestDatabase, startOwnDatabase, testFolder, type TestDatabase } from '@filiera/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { parse } from 'yaml';
import { runCli } from '../program.js';

/** Runs the command. @returns the exit code and what was said */
async function filiera(...words: string[]): Promise<[number, string]> {
  let said = '';
  const code = await runCli(words, { environment: {}, now: () => new Date(), out: { write: () => undefined }, err: { write: (text) => { said += text; } } });
  return [code, said];
}

async function query(connectionString: string, sql: string, ca?: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString, ...(ca ? { ssl: { ca } } : {}) });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

const newHome = (): string => `${testFolder('nodo')}/nodo`;
const init = (home: string, databaseUrl: string, ...more: string[]): Promise<[number, string]> => filiera(
  'node', 'init', '--home', home, '--id', 'cpi-prova', '--kind', 'cpi', '--name', 'Centro di prova', '--database-url', databaseUrl, ...more);
const backup = async (home: string): Promise<string> => {
  const copy = `${testFolder('copia')}/copia`;
  expect(await filiera('node', 'backup', copy, '--home', home)).toEqual([0, expect.anything()]);
  return copy;
};
const databaseIn = (home: string): unknown => (parse(readFileSync(`${home}/node.yml`, 'utf8')) as { database: unknown }).database;

describe('a backup that is put back', () => {
  let database: TestDatabase;
  let home: string;
  let copy: string;

  beforeAll(async () => {
    database = await createTestDatabase('copia');
    await query(database.url, `CREATE TABLE thing AS SELECT 'una riga' AS content`);
    home = newHome();
    await init(home, database.url);
    copy = await backup(home);
    await query(database.url, 'DROP TABLE thing');
  });
  afterAll(() => database?.drop());

  it('overwrites no key, although the settings of the node are lost', async () => {
    rmSync(`${home}/node.yml`);
    const { signing } = new NodeHome(home);
    writeFileSync(signing, 'a newer key');
    const [code, said] = await filiera('node', 'restore', copy, '--home', home);
    expect([code, said]).toEqual([2, expect.stringContaining('keys/signing.pem')]);
    expect(readFileSync(signing, 'utf8')).toBe('a newer key');
  });

  it('leaves the database empty where the home folder cannot be written, and is put back into another', async () => {
    const file = `${testFolder('file')}/file`;
    writeFileSync(file, '');
    expect(await filiera('node', 'restore', copy, '--home', `${file}/nodo`)).toEqual([2, expect.stringContaining('non si può scrivere')]);
    expect(await query(database.url, `SELECT FROM pg_class WHERE relname = 'thing'`)).toEqual([]);
    const other = newHome();
    expect(await filiera('node', 'restore', copy, '--home', other)).toEqual([0, expect.anything()]);
    expect(await query(database.url, 'SELECT content FROM thing')).toEqual([{ content: 'una riga' }]);
  });
});

describe('a backup that cannot be written', () => {
  const MAIN = fileURLToPath(new URL('../main.ts', import.meta.url));
  const READS_TYPESCRIPT = fileURLToPath(new URL('../../../../infra/bootstrap/typescript.mjs', import.meta.url));
  const LARGEST_FILE_KB = 256;
  let database: TestDatabase;
  let home: string;

  beforeAll(async () => {
    database = await createTestDatabase('piena');
    await query(database.url, `CREATE TABLE thing AS SELECT encode(sha256(n::text::bytea), 'hex') AS content FROM generate_series(1, 100000) n`);
    home = newHome();
    await init(home, database.url);
  });
  afterAll(() => database?.drop());

  it('says why, leaves nothing behind, and is made once there is room', async () => {
    const copy = `${testFolder('copia')}/copia`;
    const { status, stderr } = spawnSync('bash', ['-c', `ulimit -f ${LARGEST_FILE_KB}; exec "$@"`, 'bash', process.execPath, '--import', READS_TYPESCRIPT, MAIN, 'node', 'backup', copy, '--home', home],
      { encoding: 'utf8', timeout: 60_000 });
    expect([status, stderr]).toEqual([1, expect.stringMatching(/^✗ La copia in .* non è riuscita: EFBIG.*\n.*spazio sul disco.*\n$/)]);
    expect(readdirSync(copy)).toEqual([]);
    expect(await filiera('node', 'backup', copy, '--home', home)).toEqual([0, expect.anything()]);
  });

  it('says why where the folder cannot be made', async () => {
    expect(await filiera('node', 'backup', `${home}/node.yml/copia`, '--home', home)).toEqual([1, expect.stringContaining('non è riuscita: ENOTDIR')]);
  });
});

describe('a backup of a node whose database has an authority of its own', () => {
  let server: Awaited<ReturnType<typeof startOwnDatabase>>;
  let plain: TestDatabase;
  let authority: Awaited<ReturnType<typeof createLocalAuthority>>;
  let copy: string;
  let url: string;

  beforeAll(async () => {
    authority = await createLocalAuthority(testFolder('authority'));
    server = await startOwnDatabase({ tls: await authority.issue('database', ['127.0.0.1', 'localhost']) });
    plain = await createTestDatabase('altro');
    url = await server.current.createDatabase('first');
    const home = newHome();
    await init(home, url, '--database-ca', 'database-ca.pem');
    copyFileSync(authority.ca, `${home}/database-ca.pem`);
    copy = await backup(home);
  });
  afterAll(async () => {
    await server?.stop();
    await plain?.drop();
  });

  it('takes the authority along, and keeps it for another database of the same server', async () => {
    const [home, second] = [newHome(), await server.current.createDatabase('second')];
    expect(await filiera('node', 'restore', copy, '--home', home, '--database-url', second)).toEqual([0, expect.not.stringContaining('database.ca')]);
    expect(databaseIn(home)).toEqual({ url: second, ca: 'database-ca.pem' });
    expect(readFileSync(`${home}/database-ca.pem`, 'utf8')).toBe(authority.caPem);
  });

  it('leaves it out on another server, and says so', async () => {
    const home = newHome();
    expect(await filiera('node', 'restore', copy, '--home', home, '--database-url', plain.url)).toEqual([0, expect.stringContaining('database.ca')]);
    expect(databaseIn(home)).toEqual({ url: plain.url });
  });

  it('takes another one for another server', async () => {
    const [home, third] = [newHome(), (await server.current.createDatabase('third')).replace('127.0.0.1', 'localhost')];
    expect(await filiera('node', 'restore', copy, '--home', home, '--database-url', third, '--database-ca', authority.ca)).toEqual([0, expect.anything()]);
    expect(databaseIn(home)).toEqual({ url: third, ca: authority.ca });
    expect(await filiera('node', 'restore', copy, '--home', newHome(), '--database-url', third, '--database-ca', `${home}/nowhere.pem`)).toEqual([4, expect.stringContaining('nowhere.pem')]);
  });
});

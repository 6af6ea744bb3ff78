import { once } from 'node:events';
import { createReadStream, createWriteStream, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { HOLD_SWAPS } from '@filiera/member-kit';
import type pg from 'pg';
import { EXIT, Failure } from '../speaking/failure.js';
import { copyIn, copyOut } from './copy-rows.js';
import { describeTables, quoted, type TableDescription } from './describe-tables.js';

const TABLES = 'tables.json';
const rowsOf = (folder: string, table: string): string => join(folder, `${table}.copy.gz`);
const copied = ({ name, columns }: TableDescription['tables'][number]): string => `${quoted(name)} (${columns.map(quoted).join(', ')})`;

const ALL = `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' ORDER BY relname`;

/**
 * Copies a whole database, as it is at one moment, into a folder; whoever writes meanwhile is not held up, and a projection that is rebuilt takes its place afterwards:
 * the connection holds it off until it ends.
 * @throws what PostgreSQL or the disk refused; the connection is good for nothing more then, and the folder holds half a copy
 */
export async function saveDatabase(client: pg.Client, folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  await client.query(HOLD_SWAPS);
  const { rows: all } = await client.query<{ name: string }>(ALL);
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
  // Before the moment of the copy, which begins with the first query: a table that is written anew after it, as some migrations do, looks empty from there.
  if (all.length > 0) await client.query(`LOCK TABLE ${all.map(({ name }) => quoted(name)).join(', ')} IN ACCESS SHARE MODE`);
  const description = await describeTables(client);
  for (const table of description.tables) {
    const packed = createGzip();
    const written = pipeline(packed, createWriteStream(rowsOf(folder, table.name), { mode: 0o600, flags: 'wx' }));
    // Side by side: a disk that is full ends the rows, and rows that break off end the file.
    const read = copyOut(client, `COPY ${copied(table)} TO STDOUT`, packed).then(() => packed.end(), (error: Error) => { packed.destroy(error); throw error; });
    await Promise.all([written, read]);
  }
  await client.query('COMMIT');
  writeFileSync(join(folder, TABLES), `${JSON.stringify(description, null, 2)}\n`, { mode: 0o600 });
}

/**
 * Puts a saved database into an empty one: all of it, or nothing.
 * @throws Failure when it is not empty
 */
export async function loadDatabase(client: pg.Client, folder: string): Promise<void> {
  const { before, tables, after } = JSON.parse(readFileSync(join(folder, TABLES), 'utf8')) as TableDescription;
  await client.query('BEGIN');
  await client.query('SET LOCAL search_path = public');
  const { rows: [found] } = await client.query<{ things: number }>(
    `SELECT ((SELECT count(*) FROM pg_class WHERE relnamespace = 'public'::regnamespace) + (SELECT count(*) FROM pg_proc WHERE pronamespace = 'public'::regnamespace))::integer AS things`);
  if (found!.things > 0) throw notEmpty();
  for (const statement of before) await client.query(statement);
  for (const table of tables) {
    const packed = createReadStream(rowsOf(folder, table.name));
    const rows = createGunzip();
    packed.once('error', (error) => rows.destroy(error));
    await copyIn(client, `COPY ${copied(table)} FROM STDIN`, packed.pipe(rows));
    if (!packed.closed) await once(packed, 'close');
  }
  for (const statement of after) await client.query(statement);
  await client.query('COMMIT');
  await client.query('ANALYZE');
}

function notEmpty(): Failure {
  return new Failure(
    { it: 'Il database non è vuoto.', en: 'The database is not empty.' },
    { it: 'Ripristinare in un database vuoto: nulla viene sovrascritto.', en: 'Restore into an empty database: nothing is ever overwritten.' },
    EXIT.usage,
  );
}

import type { EntityManager } from 'typeorm';
import { COPY_LOCK } from '../database/advisory-locks.js';

/** Schema in which a projection is filled anew while the old one still answers. */
export const SHADOW_SCHEMA = 'rebuild';

/** What a table holds, in two numbers that do not depend on the order of its rows. */
export interface TableChecksum {
  readonly table: string;
  readonly rows: number;
  /** Sum of a hash of each row. */
  readonly checksum: string;
}

const CONSTRAINTS = `SELECT conname AS name, pg_get_constraintdef(oid) AS definition FROM pg_constraint
  WHERE conrelid = $1::regclass AND contype IN ('p', 'u', 'x') ORDER BY contype = 'p' DESC, conname`;
const INDEXES = `SELECT pg_get_indexdef(i.indexrelid) AS definition FROM pg_index i
  WHERE i.indrelid = $1::regclass AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conindid = i.indexrelid) ORDER BY i.indexrelid::regclass::text`;

/** Empty copies of the tables, with the same constraints and indexes under the same names. */
export async function makeShadows(tx: EntityManager, tables: readonly string[]): Promise<void> {
  await tx.query(`CREATE SCHEMA IF NOT EXISTS ${SHADOW_SCHEMA}`);
  for (const table of tables) {
    const [live, shadow] = [`public.${quoted(table)}`, `${SHADOW_SCHEMA}.${quoted(table)}`];
    await tx.query(`DROP TABLE IF EXISTS ${shadow}`);
    await tx.query(`CREATE TABLE ${shadow} (LIKE ${live} INCLUDING ALL EXCLUDING INDEXES)`);
    for (const { name, definition } of await tx.query<{ name: string; definition: string }[]>(CONSTRAINTS, [live])) {
      await tx.query(`ALTER TABLE ${shadow} ADD CONSTRAINT ${quoted(name)} ${definition}`);
    }
    for (const { definition } of await tx.query<{ definition: string }[]>(INDEXES, [live])) {
      await tx.query(definition.replace(/ ON (ONLY )?public\.(\S+) /, ` ON ${SHADOW_SCHEMA}.$2 `));
    }
  }
}

/**
 * The statement with which whoever copies the database, as it is at one moment, holds swaps off until its connection ends; to be sent before that moment. A table that took
 * another's place after it would be copied without the rows that it was given since.
 */
export const HOLD_SWAPS = `SELECT pg_advisory_lock_shared(${COPY_LOCK})`;

/** Waits until nobody copies the database: a swap that waited for tables that are being copied would make their readers wait behind it, and give up. */
export async function awaitCopies(tx: EntityManager): Promise<void> {
  await tx.query('SELECT pg_advisory_xact_lock($1)', [COPY_LOCK]);
}

/** Writers wait from here to the end of the transaction; readers do not. */
export async function holdWriters(tx: EntityManager, tables: readonly string[]): Promise<void> {
  await tx.query("SET LOCAL lock_timeout = '10s'");
  await tx.query(`LOCK TABLE ${tables.map((table) => `public.${quoted(table)}`).join(', ')} IN SHARE ROW EXCLUSIVE MODE`);
}

/**
 * Puts the shadows in the place of the live tables.
 * @throws when something else depends on a live table: then nothing is swapped
 */
export async function swap(tx: EntityManager, tables: readonly string[]): Promise<void> {
  for (const table of tables) {
    await tx.query(`DROP TABLE public.${quoted(table)}`);
    await tx.query(`ALTER TABLE ${SHADOW_SCHEMA}.${quoted(table)} SET SCHEMA public`);
  }
}

export async function dropShadows(tx: EntityManager, tables: readonly string[]): Promise<void> {
  for (const table of tables) await tx.query(`DROP TABLE IF EXISTS ${SHADOW_SCHEMA}.${quoted(table)}`);
}

/** Checksums of tables in a schema. */
export async function checksums(tx: EntityManager, schema: 'public' | typeof SHADOW_SCHEMA, tables: readonly string[]): Promise<TableChecksum[]> {
  const found: TableChecksum[] = [];
  for (const table of tables) {
    const [row] = await tx.query<{ rows: string; checksum: string | null }[]>(
      `SELECT count(*) AS rows, sum(hashtextextended(t::text, 0)::numeric)::text AS checksum FROM ${schema}.${quoted(table)} t`);
    found.push({ table, rows: Number(row!.rows), checksum: row!.checksum ?? '0' });
  }
  return found;
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

import type { DataSource } from 'typeorm';

/** Tables that change by themselves, or on purpose, while a request is refused: the relay's and the inbox's bookkeeping, the stored answers. */
export const BOOKKEEPING = /^(idempotency|migration|outbox_\w+|inbox\w*|relay\w*)$/;

/** What the tables of a database hold, as one value for each table. */
export type Fingerprint = ReadonlyMap<string, string>;

/** Counts and hashes every row of every table in the schema `public`, but for those to be left out. */
export async function fingerprint(dataSource: DataSource, leftOut: RegExp = BOOKKEEPING): Promise<Fingerprint> {
  const tables = (await dataSource.query("SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1")) as { name: string }[];
  const parts = tables.filter(({ name }) => !leftOut.test(name)).map(({ name }) =>
    `SELECT '${name}' AS name, count(*) || ':' || coalesce(sum(hashtextextended(t::text, 0)), 0) AS content FROM public."${name}" t`);
  if (parts.length === 0) return new Map();
  const rows = (await dataSource.query(parts.join(' UNION ALL '))) as { name: string; content: string }[];
  return new Map(rows.map(({ name, content }) => [name, content]));
}

/** Names of the tables that differ. */
export function changedTables(before: Fingerprint, after: Fingerprint): string[] {
  return [...after].filter(([name, content]) => before.get(name) !== content).map(([name]) => name);
}

/** Changes whenever any transaction has written, even one that was rolled back: much cheaper than reading the tables. */
export async function writeMark(dataSource: DataSource): Promise<string> {
  const [row] = (await dataSource.query('SELECT pg_snapshot_xmax(pg_current_snapshot())::text AS mark')) as { mark: string }[];
  return row!.mark;
}

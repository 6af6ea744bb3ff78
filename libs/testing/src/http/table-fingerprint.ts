import type { DataSource } from 'typeorm';

/** Tables that change by themselves, or on purpose, while a request is refused: the relay's and the inbox's bookkeeping, the stored answers. */
export const BOOKKEEPING = /^(idempotency|migration|outbox_\w+|inbox\w*|relay\w*)$/;

/** What the tables of a database hold, as one value for each table. */
export type Fingerprint = ReadonlyMap<string, string>;

/** Counts and hashes every row of the tables in the schema `public`, all or those named, but for those to be left out. */
export async function fingerprint(dataSource: DataSource, leftOut: RegExp = BOOKKEEPING, only?: readonly string[]): Promise<Fingerprint> {
  const tables = (await dataSource.query("SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1")) as { name: string }[];
  const parts = tables.filter(({ name }) => !leftOut.test(name) && (only?.includes(name) ?? true)).map(({ name }) =>
    `SELECT '${name}' AS name, count(*) || ':' || coalesce(sum(hashtextextended(t::text, 0)), 0) AS content FROM public."${name}" t`);
  if (parts.length === 0) return new Map();
  const rows = (await dataSource.query(parts.join(' UNION ALL '))) as { name: string; content: string }[];
  return new Map(rows.map(({ name, content }) => [name, content]));
}

/** Names of the tables that differ. */
export function changedTables(before: Fingerprint, after: Fingerprint): string[] {
  return [...after].filter(([name, content]) => before.get(name) !== content).map(([name]) => name);
}

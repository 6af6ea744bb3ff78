import { readFileSync } from 'node:fs';
import pg from 'pg';
import type { ServerTls } from '../broker/server-configuration.js';

/** How to reach a cluster as one of its roles. */
export interface ClusterAddress {
  readonly port: number;
  readonly tls?: ServerTls;
}

/** The address of a database, as node.yml and pg take it. */
export function databaseUrl(address: ClusterAddress, database: string, role: string, password: string): string {
  return `postgres://${encodeURIComponent(role)}:${encodeURIComponent(password)}@127.0.0.1:${address.port}/${encodeURIComponent(database)}`;
}

/** Runs statements one by one on a connection of their own. */
export async function runSql(url: string, address: ClusterAddress, statements: readonly string[]): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url, ssl: address.tls ? { ca: readFileSync(address.tls.ca, 'utf8') } : false });
  // A connection that breaks emits an error as well as failing its query: without a listener it would end the process.
  client.on('error', () => undefined);
  await client.connect();
  try {
    let rows: Record<string, unknown>[] = [];
    for (const statement of statements) rows = (await client.query(statement)).rows as Record<string, unknown>[];
    return rows;
  } finally {
    await client.end();
  }
}

/** An identifier for SQL. @throws Error for a name that PostgreSQL would cut or refuse. */
export function identifier(name: string): string {
  if (!/^[a-z][a-z0-9_-]{0,62}$/.test(name)) {
    throw new Error(`"${name}" is no database name: a small letter, then small letters, digits, "-" or "_", at most 63 in all`);
  }
  return `"${name}"`;
}

/** The statements that give `name` a role and a database of its own, which nobody else can enter. */
export function ownDatabase(name: string, known: { role: boolean; database: boolean }, password: string, fast: boolean): string[] {
  const own = identifier(name);
  const literal = pg.escapeLiteral(password);
  return [
    known.role
      ? `ALTER ROLE ${own} PASSWORD ${literal}`
      : `CREATE ROLE ${own} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION PASSWORD ${literal}`,
    ...(known.database ? [] : [`CREATE DATABASE ${own} OWNER ${own} STRATEGY ${fast ? 'file_copy' : 'wal_log'}`]),
    `REVOKE ALL ON DATABASE ${own} FROM PUBLIC`,
  ];
}

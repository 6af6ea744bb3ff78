import { readFileSync } from 'node:fs';
import pg from 'pg';
import type { Statement } from './record-statements.js';

/** What a bare server is told in a file. */
export interface BareOrder {
  readonly databaseUrl: string;
  /** As many connections as the node has. */
  readonly connections: number;
  readonly statements: Readonly<Record<string, readonly Statement[]>>;
}

/** Sends the statements of an address to the same tables, prepared under the same names, and answers with the rows. */
export function rowsByAddress(file: string): (address: string) => Promise<unknown[]> {
  const order = JSON.parse(readFileSync(file, 'utf8')) as BareOrder;
  const pool = new pg.Pool({ connectionString: order.databaseUrl, max: order.connections });
  pool.on('error', () => undefined);
  return async (address) => {
    const client = await pool.connect();
    try {
      let rows: unknown[] = [];
      for (const { name, text, values } of order.statements[address]!) {
        const result = await client.query({ name, text, values: values as unknown[] });
        if (result.rows.length > 0) rows = result.rows;
      }
      return rows;
    } finally {
      client.release();
    }
  };
}

import { readFileSync } from 'node:fs';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import pg from 'pg';
import { tell, told } from '../processes.js';
import type { Statement } from './record-statements.js';

/** What the bare server is told in a file. */
export interface BareOrder {
  readonly databaseUrl: string;
  /** As many connections as the node has. */
  readonly connections: number;
  readonly statements: Readonly<Record<string, readonly Statement[]>>;
}

/** Fastify with one route and nothing else: no validation, no roles, no mapping. It sends the same statements to the same tables, prepared under the same names, and answers with the rows. */
const order = JSON.parse(readFileSync(process.argv[2]!, 'utf8')) as BareOrder;
const pool = new pg.Pool({ connectionString: order.databaseUrl, max: order.connections });
pool.on('error', () => undefined);
const server = new FastifyAdapter().getInstance();
server.get('*', async (request, reply) => {
  const client = await pool.connect();
  try {
    let rows: unknown[] = [];
    for (const { name, text, values } of order.statements[request.url]!) {
      const result = await client.query({ name, text, values: values as unknown[] });
      if (result.rows.length > 0) rows = result.rows;
    }
    return await reply.type('application/json; charset=utf-8').send(rows);
  } finally {
    client.release();
  }
});
await server.listen({ host: '127.0.0.1', port: 0 });
told<never>(() => undefined);
tell({ kind: 'ready', url: server.listeningOrigin });

import { FastifyAdapter } from '@nestjs/platform-fastify';
import { connect } from '@nats-io/transport-node';
import pg from 'pg';
import { PipelinedPublisher } from '../account/pipelined.js';
import { tell, told } from '../processes.js';

/** Messages on their way at once. */
const ON_THEIR_WAY = 1_000;

/** The two requests of an office with nothing of ours in them: a row in a transaction, then the row again and its message. Nothing is validated, signed or matched. */
const [broker, databaseUrl, connections] = process.argv.slice(2) as [string, string, string];
const pool = new pg.Pool({ connectionString: databaseUrl, max: Number(connections) });
pool.on('error', () => undefined);
await pool.query('CREATE TABLE office_vacancy (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), payload text NOT NULL, published_at timestamptz)');
const publisher = new PipelinedPublisher(await connect({ servers: broker }));

async function transaction<R extends pg.QueryResultRow>(statement: { name: string; text: string; values: unknown[] }): Promise<R> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    const { rows: [row] } = await client.query<R>(statement);
    await client.query('COMMIT');
    return row!;
  } finally {
    client.release();
  }
}

const server = new FastifyAdapter().getInstance();
server.post('/vacancies', ({ body }) =>
  transaction({ name: 'draft', text: 'INSERT INTO office_vacancy (payload) VALUES ($1) RETURNING id', values: [JSON.stringify(body)] }));
server.post<{ Params: { id: string } }>('/vacancies/:id/publish', async ({ params: { id } }) => {
  const { payload } = await transaction<{ payload: string }>(
    { name: 'publish', text: 'UPDATE office_vacancy SET published_at = now() WHERE id = $1 RETURNING payload', values: [id] });
  await publisher.fewerThan(ON_THEIR_WAY);
  publisher.send({ subject: `pipeline.vacancy.${id}`, id, payload: Buffer.from(payload) });
  return { id };
});
await server.listen({ host: '127.0.0.1', port: 0 });
told<never>(() => undefined);
tell({ kind: 'ready', url: server.listeningOrigin });

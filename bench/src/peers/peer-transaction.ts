import pg from 'pg';
import { STATE_TABLE, newIds, saveStates } from '../full-path/vacancy-writer.js';
import { CONNECTIONS } from './measured-queue.js';

/** The database of a peer: a pool, and the transaction in which a use case saves its states and hands its jobs over. */
export class PeerDatabase {
  private constructor(readonly pool: pg.Pool) {}

  static async open(connectionString: string): Promise<PeerDatabase> {
    const pool = new pg.Pool({ connectionString, max: CONNECTIONS });
    pool.on('error', () => undefined);
    pool.on('connect', (client) => { client.on('error', () => undefined); });
    await pool.query(STATE_TABLE);
    return new PeerDatabase(pool);
  }

  /** Saves so many states, then does `handOver` for them, and commits. */
  async transaction(count: number, handOver: (client: pg.PoolClient) => Promise<unknown>): Promise<void> {
    const client = await this.pool.connect();
    try {
      await client.query('BEGIN');
      await saveStates(newIds(count), (text, values) => client.query(text, values));
      await handOver(client);
      await client.query('COMMIT');
    } finally {
      client.release();
    }
  }
}

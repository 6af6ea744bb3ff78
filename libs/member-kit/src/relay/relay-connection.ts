import pg from 'pg';
import type { DataSource, DataSourceOptions } from 'typeorm';
import { RELAY_LOCK } from '../database/advisory-locks.js';

type PostgresOptions = Extract<DataSourceOptions, { type: 'postgres' }>;

/** Channel on which writers outside this process, and transactions that are no unit of work, wake the relay. */
export const OUTBOX_CHANNEL = 'filiera_outbox';

/** Connection settings of the node's own database, for a connection beside the pool. */
export function clientConfigOf(dataSource: DataSource): pg.ClientConfig {
  const options = dataSource.options as PostgresOptions;
  return {
    connectionString: options.url,
    host: options.host,
    port: options.port,
    user: options.username,
    password: options.password as string | undefined,
    database: options.database,
    ssl: options.ssl as pg.ClientConfig['ssl'],
    application_name: 'filiera-relay',
    keepAlive: true,
  };
}

/** The relay's own two connections: one holds the lock and seals, the other one marks what was published. */
export class RelayConnection {
  private lost = false;

  private constructor(private readonly sealing: pg.Client, private readonly marking: pg.Client) {}

  /**
   * Connects and waits for the lock, however long another relay holds it.
   * @param onWork called on each notification
   * @param onLost called once, when a connection breaks: the lock is then gone too
   */
  static async open(config: pg.ClientConfig, onWork: () => void, onLost: () => void, wanted: () => boolean): Promise<RelayConnection | null> {
    const [sealing, marking] = [new pg.Client(config), new pg.Client(config)];
    const connection = new RelayConnection(sealing, marking);
    for (const client of [sealing, marking]) {
      client.on('error', () => connection.breakOff(onLost));
      client.on('end', () => connection.breakOff(onLost));
    }
    sealing.on('notification', onWork);
    try {
      await sealing.connect();
      await marking.connect();
      while (!(await connection.tryLock())) {
        if (!wanted()) {
          await connection.close();
          return null;
        }
        await new Promise((resolve) => setTimeout(resolve, 200));
      }
      await sealing.query(`LISTEN ${OUTBOX_CHANNEL}`);
      // Everything that the relay asks is a look-up by index; on tables that change this fast, the planner's statistics are always old.
      for (const client of [sealing, marking]) await client.query('SET enable_seqscan = off; SET enable_hashjoin = off; SET enable_mergejoin = off');
      // Should these marks be lost in a crash, the rows are published again and answered as duplicates.
      await marking.query('SET synchronous_commit = off');
      return connection;
    } catch (error) {
      await connection.close();
      throw error;
    }
  }

  /** A statement of the sealing side, prepared once under its name. */
  async seal<R extends pg.QueryResultRow>(name: string, text: string, values: unknown[] = []): Promise<R[]> {
    return (await this.sealing.query<R>({ name, text, values })).rows;
  }

  /** A statement of the marking side, prepared once under its name. */
  async mark<R extends pg.QueryResultRow>(name: string, text: string, values: unknown[] = []): Promise<R[]> {
    return (await this.marking.query<R>({ name, text, values })).rows;
  }

  /** Statements of the marking side that hold together. */
  async markTogether<T>(work: () => Promise<T>): Promise<T> {
    await this.marking.query('BEGIN');
    try {
      const result = await work();
      await this.marking.query('COMMIT');
      return result;
    } catch (error) {
      await this.marking.query('ROLLBACK').catch(() => undefined);
      throw error;
    }
  }

  get isLost(): boolean {
    return this.lost;
  }

  async close(): Promise<void> {
    this.lost = true;
    await Promise.allSettled([this.sealing.end(), this.marking.end()]);
  }

  private async tryLock(): Promise<boolean> {
    const { rows } = await this.sealing.query<{ got: boolean }>('SELECT pg_try_advisory_lock($1) AS got', [RELAY_LOCK]);
    return rows[0]?.got === true;
  }

  private breakOff(onLost: () => void): void {
    if (this.lost) return;
    this.lost = true;
    void Promise.allSettled([this.sealing.end(), this.marking.end()]);
    onLost();
  }
}

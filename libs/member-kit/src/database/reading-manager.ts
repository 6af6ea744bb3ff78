import type { Pool, QueryConfig, QueryResultRow } from 'pg';
import { EntityManager, type DataSource } from 'typeorm';

/**
 * The manager of work that only reads, outside any transaction: its SQL goes straight to the pool of connections. TypeORM makes a runner of its own for each
 * statement and tells listeners of it, before and after, which took as long as all the rest that a node does to find a row by its id.
 */
export class ReadingManager extends EntityManager {
  override async query<T>(text: string, values?: unknown[]): Promise<T> {
    return await this.ask({ text, ...(values && { values }) }) as T;
  }

  /** Runs a statement under its name, if it has one: PostgreSQL parses and plans it once for a connection. */
  async ask<R extends QueryResultRow>(query: QueryConfig): Promise<R[]> {
    this.dataSource.logger.logQuery(query.text, query.values);
    return (await poolOf(this.dataSource).query<R>(query)).rows;
  }
}

/** TypeORM's own, which it opened with the settings of the node. */
function poolOf({ driver }: DataSource): Pool {
  return (driver as unknown as { readonly master: Pool }).master;
}

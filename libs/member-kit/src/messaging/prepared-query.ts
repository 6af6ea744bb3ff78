import type { PoolClient, QueryResultRow } from 'pg';
import type { EntityManager } from 'typeorm';

/**
 * Runs a statement of a transaction under a name, so that PostgreSQL parses and plans it once for a connection instead of at each call.
 * @throws Error when the manager is not inside a transaction
 */
export async function preparedQuery<R extends QueryResultRow>(tx: EntityManager, name: string, text: string, values: unknown[]): Promise<R[]> {
  if (!tx.queryRunner) throw new Error(`${name} needs a transaction: pass the manager of UnitOfWork.run`);
  const client = (await tx.queryRunner.connect()) as PoolClient;
  return (await client.query<R>({ name, text, values })).rows;
}

import type { PoolClient, QueryResultRow } from 'pg';
import type { EntityManager } from 'typeorm';
import { ReadingManager } from '../database/reading-manager.js';

/**
 * Runs a statement under a name, so that PostgreSQL parses and plans it once for a connection instead of at each call.
 * @param tx the manager of `UnitOfWork.run` or `UnitOfWork.read`
 * @throws Error for any other manager
 */
export async function preparedQuery<R extends QueryResultRow>(tx: EntityManager, name: string, text: string, values: unknown[]): Promise<R[]> {
  if (tx instanceof ReadingManager) return tx.ask<R>({ name, text, values });
  if (!tx.queryRunner) throw new Error(`${name}: pass the manager of UnitOfWork.run or UnitOfWork.read`);
  const client = (await tx.queryRunner.connect()) as PoolClient;
  return (await client.query<R>({ name, text, values })).rows;
}

import type { PoolClient } from 'pg';
import type { QueryRunner } from 'typeorm';

/**
 * Commits the runner's transaction. PostgreSQL answers COMMIT of a failed transaction with a silent ROLLBACK: a use case that
 * swallows a query's error would be reported as done although nothing was written. TypeORM doesn't look at that answer, so
 * the statement goes to the connection itself. Put a savepoint (`tx.transaction(...)`) around what may fail.
 * @throws Error when a statement of the transaction has failed
 */
export async function commitOrRefuse(runner: QueryRunner): Promise<void> {
  const client = (await runner.connect()) as PoolClient;
  const { command } = await client.query('COMMIT');
  (runner as { isTransactionActive: boolean }).isTransactionActive = false;
  if (command === 'ROLLBACK') {
    throw new Error('a statement of this transaction failed and its error was swallowed: nothing could be committed');
  }
}

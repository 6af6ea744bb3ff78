import type { PoolClient } from 'pg';
import type { QueryRunner } from 'typeorm';

/**
 * PostgreSQL answers COMMIT of a failed transaction with a silent ROLLBACK: a use case that swallows a query's
 * error would be reported as done although nothing was written. Use a savepoint (`tx.transaction(...)`) around what may fail.
 * @throws Error when a statement of the transaction has failed
 */
export async function refuseCommitOfFailedTransaction(runner: QueryRunner): Promise<void> {
  const client = (await runner.connect()) as PoolClient;
  if (client.getTransactionStatus() === 'E') {
    throw new Error('a statement of this transaction failed and its error was swallowed: nothing can be committed');
  }
}

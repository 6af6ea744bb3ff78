import type { EntityManager } from 'typeorm';
import { isTransient } from './transient-failure.js';

/**
 * Does the work so that its failure undoes it alone, not the transaction.
 * @returns what it threw, undefined when it was done
 * @throws what passes by itself (a lost connection, a deadlock): then the whole transaction is repeated
 */
export async function behindSavepoint(tx: EntityManager, work: () => Promise<void>): Promise<Error | undefined> {
  await tx.query('SAVEPOINT one_event');
  try {
    await work();
    await tx.query('RELEASE SAVEPOINT one_event');
    return undefined;
  } catch (failure) {
    if (isTransient(failure)) throw failure;
    await tx.query('ROLLBACK TO SAVEPOINT one_event');
    await tx.query('RELEASE SAVEPOINT one_event');
    return failure instanceof Error ? failure : new Error('something that is not an error', { cause: failure });
  }
}

import type { DataSource, Migration } from 'typeorm';
import { StartFailure } from '../runtime/start-failure.js';
import { MIGRATION_LOCK } from './advisory-locks.js';

/**
 * Runs the migrations that this database hasn't seen, in one transaction: an upgrade that fails at its third step leaves no database that neither the
 * version before nor the one after knows. Two processes that start at once do it one after the other: the second finds nothing left to do.
 * @throws StartFailure naming what failed; everything is rolled back
 */
export async function migrate(dataSource: DataSource): Promise<Migration[]> {
  const guard = dataSource.createQueryRunner();
  try {
    await guard.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    return await dataSource.runMigrations({ transaction: 'all' });
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new StartFailure({
      it: `L'aggiornamento delle tabelle non è riuscito e non ha cambiato nulla: ${reason}`,
      en: `Updating the tables failed and changed nothing: ${reason}`,
    }, { cause });
  } finally {
    await guard.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]).catch(() => undefined);
    await guard.release();
  }
}

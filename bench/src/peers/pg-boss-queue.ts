import { PgBoss } from 'pg-boss';
import { sampleVacancy } from '../full-path/sample-vacancy.js';
import type { MeasuredQueue } from './measured-queue.js';
import { PeerDatabase } from './peer-transaction.js';

const QUEUE = 'vacancy-published';

/** pg-boss, its jobs in the transaction that the caller gives it; nothing else of it runs meanwhile. */
export async function pgBossQueue(connectionString: string): Promise<MeasuredQueue> {
  const boss = new PgBoss({ connectionString, supervise: false, schedule: false, max: 2 });
  boss.on('error', (error) => { throw error; });
  await boss.start();
  await boss.createQueue(QUEUE);
  const database = await PeerDatabase.open(connectionString);
  const data = sampleVacancy();
  return {
    enqueue: (count) => database.transaction(count, (client) => {
      const db = { executeSql: (text: string, values?: unknown[]) => client.query(text, values) };
      return count === 1 ? boss.send(QUEUE, data, { db }) : boss.insert(QUEUE, Array.from({ length: count }, () => ({ data })), { db });
    }),
    async close() {
      await boss.stop({ graceful: false });
      await database.pool.end();
    },
  };
}

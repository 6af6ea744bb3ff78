import { makeWorkerUtils } from 'graphile-worker';
import { sampleVacancy } from '../full-path/sample-vacancy.js';
import type { MeasuredQueue } from './measured-queue.js';
import { PeerDatabase } from './peer-transaction.js';

const TASK = 'vacancy-published';
const ONE = { name: 'one', text: 'SELECT FROM graphile_worker.add_job($1, $2::json)' };
const MANY = { name: 'many', text: 'SELECT FROM graphile_worker.add_jobs(ARRAY(SELECT json_populate_recordset(null::graphile_worker.job_spec, $1::json)))' };

/** graphile-worker, by its SQL functions, which are its way into the caller's transaction. */
export async function graphileWorkerQueue(connectionString: string): Promise<MeasuredQueue> {
  const database = await PeerDatabase.open(connectionString);
  const utils = await makeWorkerUtils({ pgPool: database.pool });
  await utils.migrate();
  const payload = sampleVacancy();
  return {
    enqueue: (count) => database.transaction(count, (client) => (count === 1
      ? client.query({ ...ONE, values: [TASK, JSON.stringify(payload)] })
      : client.query({ ...MANY, values: [JSON.stringify(Array.from({ length: count }, () => ({ identifier: TASK, payload })))] }))),
    async close() {
      await utils.release();
      await database.pool.end();
    },
  };
}

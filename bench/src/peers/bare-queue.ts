import { sampleVacancy } from '../full-path/sample-vacancy.js';
import type { MeasuredQueue } from './measured-queue.js';
import { PeerDatabase } from './peer-transaction.js';

const TABLE = 'CREATE TABLE bare_queue (position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, payload text NOT NULL)';
const ADD = { name: 'add', text: 'INSERT INTO bare_queue (payload) SELECT json_array_elements_text($1::json)' };

/** The least that any queue in the same transaction does: the payloads go into a table with a key. */
export async function bareQueue(connectionString: string): Promise<MeasuredQueue> {
  const database = await PeerDatabase.open(connectionString);
  await database.pool.query(TABLE);
  const payload = JSON.stringify(sampleVacancy());
  return {
    enqueue: (count) => database.transaction(count, (client) => client.query({ ...ADD, values: [JSON.stringify(Array.from({ length: count }, () => payload))] })),
    close: () => database.pool.end(),
  };
}

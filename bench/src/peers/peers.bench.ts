import { join } from 'node:path';
import { startBroker, startDatabase, temporaryFolder } from '@filiera/embedded';
import { HubForTests, testMember } from '@filiera/testing';
import type { Figure } from '../figure.js';
import { bareQueue } from './bare-queue.js';
import { drainFigures } from './drain.js';
import { enqueueFigures, type Queues } from './enqueue.js';
import { filieraQueue } from './filiera-queue.js';
import { graphileWorkerQueue } from './graphile-worker-queue.js';
import { pgBossQueue } from './pg-boss-queue.js';

/** What others have made for the same work, beside ours: queues in PostgreSQL for the way in, an outbox relay for the way out. */
export async function benchPeers(tell: (line: string) => void): Promise<Figure[]> {
  const folder = temporaryFolder('filiera-bench');
  const database = await startDatabase({ dataDir: join(folder.path, 'database') });
  const member = testMember('cpi');
  const hub = await HubForTests.start([member], { storeDir: join(folder.path, 'hub'), syncInterval: '2m' });
  const broker = await startBroker({ storeDir: join(folder.path, 'peer'), serverName: 'peer', syncInterval: '2m' });
  const made = (name: string): Promise<string> => database.createDatabase(name);
  try {
    tell('  enqueue');
    const queues: Queues = {
      ours: await filieraQueue(hub, member, await made('ours')), bare: await bareQueue(await made('bare')),
      'pg-boss': await pgBossQueue(await made('boss')), 'graphile-worker': await graphileWorkerQueue(await made('graphile')),
    };
    const enqueued = await enqueueFigures(queues);
    for (const queue of Object.values(queues)) await queue.close();
    tell('  drain');
    return [...enqueued, ...await drainFigures(hub, member, broker.url, [await made('relay'), await made('peer-relay')])];
  } finally {
    await broker.stop();
    await hub[Symbol.asyncDispose]();
    await database.stop();
    await folder.remove();
  }
}

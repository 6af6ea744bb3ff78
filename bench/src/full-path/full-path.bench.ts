import { join } from 'node:path';
import { startBroker, startDatabase, temporaryFolder, type SyncInterval } from '@filiera/embedded';
import { figure, median, quantile, type Figure } from '../figure.js';
import { filieraPath } from './filiera-path.js';
import { naivePath } from './naive-path.js';

const WRITERS = 16;
const ROUNDS = 2;
const NAIVE_EVENTS = 300;
const EVENTS = 1_000;
const BULK_BATCH = 500;
const IDLE_EVENTS = 100;
const IDLE_PAUSE_MS = 20;

/** Commit at A to row committed at B, ours against the naive path, interleaved on the same broker policy and the same PostgreSQL (fsync on). */
export async function benchFullPath(policies: readonly SyncInterval[]): Promise<Figure[]> {
  const folder = temporaryFolder('filiera-bench');
  const database = await startDatabase({ dataDir: join(folder.path, 'database') });
  try {
    const figures: Figure[] = [];
    for (const policy of policies) {
      const databases = await Promise.all(['a', 'b', 'naive-a', 'naive-b'].map((name) => database.createDatabase(`${name}-${policy}`)));
      figures.push(...await benchPolicy(policy, folder.path, databases as [string, string, string, string]));
    }
    return figures;
  } finally {
    await database.stop();
    await folder.remove();
  }
}

async function benchPolicy(policy: SyncInterval, folder: string, [a, b, naiveA, naiveB]: [string, string, string, string]): Promise<Figure[]> {
  const naiveBroker = await startBroker({ storeDir: join(folder, `naive-${policy}`), serverName: 'naive', syncInterval: policy });
  const naive = await naivePath(naiveBroker.url, naiveA, naiveB);
  const ours = await filieraPath(join(folder, `hub-${policy}`), a, b, policy);
  try {
    const [naiveRates, singleRates, bulkRates]: [number[], number[], number[]] = [[], [], []];
    for (let round = 0; round <= ROUNDS; round++) {
      const rates = [await naive.run(NAIVE_EVENTS, WRITERS), await ours.run(EVENTS, WRITERS), await ours.runBulk(EVENTS * 2, BULK_BATCH)] as const;
      // The first round warms processes and caches.
      if (round > 0) [naiveRates, singleRates, bulkRates].forEach((list, index) => list.push(rates[index]!));
    }
    const how = `broker fsync ${policy}, PostgreSQL fsync on`;
    const figures = [
      figure(`naive path: TypeORM save, publish, save; ${WRITERS} writers; unsigned; 2 processes; ${how}`, median(naiveRates), 'events/s'),
      figure(`full path, one event a transaction; ${WRITERS} writers; signed; 2 processes; ${how}`, median(singleRates), 'events/s'),
      figure(`full path, ${BULK_BATCH} events a transaction; 1 writer; signed; 2 processes; ${how}`, median(bulkRates), 'events/s'),
      figure(`full path, one event a transaction, against the naive path; ${how}`, median(singleRates) / median(naiveRates), 'times', { atLeast: 10 }),
      figure(`full path, bulk, against the naive path; ${how}`, median(bulkRates) / median(naiveRates), 'times', { atLeast: 10 }),
    ];
    if (policy === 'always') figures.push(...await benchIdle(ours));
    return figures;
  } finally {
    await naive.stop();
    await ours.stop();
    await naiveBroker.stop();
  }
}

async function benchIdle(ours: { once(): Promise<number> }): Promise<Figure[]> {
  const delays: number[] = [];
  for (let event = 0; event < IDLE_EVENTS; event++) {
    await new Promise((resolve) => setTimeout(resolve, IDLE_PAUSE_MS));
    delays.push(await ours.once());
  }
  const how = 'commit at A to commit at B, one event at a time; signed; 2 processes; broker fsync always, PostgreSQL fsync on';
  return [
    figure(`idle latency p50, ${how}`, quantile(delays, 0.5), 'ms', { atMost: 5 }),
    figure(`idle latency p99, ${how}`, quantile(delays, 0.99), 'ms', { atMost: 25 }),
  ];
}

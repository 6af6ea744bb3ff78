import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { startBroker, startDatabase, temporaryFolder } from '@filiera/embedded';
import { figure, median, type Figure } from '../figure.js';
import { accountFor, timeOf, timeWithChildren, type Spent, type Workers } from '../processor-time.js';
import { barePipeline } from '../raw/bare-pipeline.js';
import { RawDatabase } from '../raw/raw-database.js';
import { RawStream } from '../raw/raw-stream.js';
import { filieraPath } from './filiera-path.js';
import { naivePath } from './naive-path.js';

const WRITERS = 16;
const ROUNDS = 3;
const NAIVE_EVENTS = 600;
const EVENTS = 3_000;
const BULK_EVENTS = 12_000;
const BULK_BATCH = 500;
const RAW_MESSAGES = 6_000;

/** Without an fsync before the acknowledgement, which is the broker's default, and with one. */
type Policy = '2m' | 'always';

/** What is aimed at: times the naive path and share of the slowest raw stage, one event a transaction and in bulk. */
const AIMS: Readonly<Record<Policy, { readonly single: number; readonly bulk: number }>> = {
  '2m': { single: 15, bulk: 40 },
  always: { single: 12, bulk: 20 },
};
const SHARE_OF_RAW = { single: 0.5, bulk: 0.65 };

/** Commit at A to row committed at B, ours, the naive path and the raw stages interleaved, on the same broker policy and the same PostgreSQL (fsync on). */
export async function benchFullPath(policies: readonly Policy[], tell: (line: string) => void): Promise<Figure[]> {
  const folder = temporaryFolder('filiera-bench');
  const database = await startDatabase({ dataDir: join(folder.path, 'database') });
  try {
    const figures: Figure[] = [];
    for (const policy of policies) {
      tell(`  broker fsync ${policy}`);
      const databases = await Promise.all(['a', 'b', 'naive-a', 'naive-b', 'raw', 'bare-a', 'bare-b'].map((name) => database.createDatabase(`${name}-${policy}`)));
      figures.push(...await benchPolicy(policy, folder.path, databases as Databases, { PostgreSQL: () => timeWithChildren(database.pid) }));
    }
    return figures;
  } finally {
    await database.stop();
    await folder.remove();
  }
}

type Databases = [a: string, b: string, naiveA: string, naiveB: string, raw: string, bareA: string, bareB: string];

/** The rates of the rounds, by what was measured. */
type Rates = Record<'naive' | 'single' | 'bulk' | 'rawSingle' | 'rawBulk' | 'rawPublish' | 'rawConsume' | 'bareSingle' | 'bareBulk', number[]>;

/** What was spent in the rounds on the paths whose limits are to be seen. */
type Accounts = Record<'single' | 'bulk' | 'bareSingle' | 'bareBulk', Spent[]>;

async function benchPolicy(policy: Policy, folder: string, [a, b, naiveA, naiveB, rawUrl, bareA, bareB]: Databases, postgres: Workers): Promise<Figure[]> {
  const naiveBroker = await startBroker({ storeDir: join(folder, `naive-${policy}`), serverName: 'naive', syncInterval: policy });
  const naive = await naivePath(naiveBroker.url, naiveA, naiveB);
  const [rawDatabase, rawStream] = [await RawDatabase.open(rawUrl, WRITERS), await RawStream.open(naiveBroker.url)];
  const bare = await barePipeline(naiveBroker.url, bareA, bareB, WRITERS);
  const ours = await filieraPath(join(folder, `hub-${policy}`), a, b, policy);
  const [oursTogether, bareTogether] = [{ ...ours.workers, ...postgres }, { ...bare.workers, broker: () => timeOf(naiveBroker.pid), ...postgres }];
  try {
    const accounts: Accounts = { single: [], bulk: [], bareSingle: [], bareBulk: [] };
    const rates: Rates = { naive: [], single: [], bulk: [], rawSingle: [], rawBulk: [], rawPublish: [], rawConsume: [], bareSingle: [], bareBulk: [] };
    for (let round = 0; round <= ROUNDS; round++) {
      const accounted = async (path: keyof Accounts, workers: Workers, run: () => Promise<number>): Promise<number> => {
        const { result, spent } = await accountFor(workers, run);
        if (round > 0) accounts[path].push(spent);
        return result;
      };
      const measured = {
        naive: await naive.run(NAIVE_EVENTS, WRITERS),
        rawSingle: await rawDatabase.insertOneByOne(EVENTS),
        single: await accounted('single', oursTogether, () => ours.run(EVENTS, WRITERS)),
        bareSingle: await accounted('bareSingle', bareTogether, () => bare.run(EVENTS, WRITERS)),
        rawBulk: await rawDatabase.insertInBulk(BULK_EVENTS, BULK_BATCH),
        rawPublish: await rawStream.publish(RAW_MESSAGES),
        bulk: await accounted('bulk', oursTogether, () => ours.runBulk(BULK_EVENTS, BULK_BATCH)),
        bareBulk: await accounted('bareBulk', bareTogether, () => bare.runBulk(BULK_EVENTS, BULK_BATCH)),
        rawConsume: await rawStream.consume(),
      };
      // The first round warms processes and caches.
      if (round > 0) for (const what of Object.keys(rates) as (keyof Rates)[]) rates[what].push(measured[what]);
    }
    return [...figuresOf(rates, policy), ...accountFigures(accounts, policy)];
  } finally {
    await naive.stop();
    await ours.stop();
    await bare.stop();
    await rawDatabase.close();
    await rawStream.close();
    await naiveBroker.stop();
  }
}

function figuresOf(rates: Rates, policy: Policy): Figure[] {
  const how = `broker fsync ${policy}, PostgreSQL fsync on`;
  const rate = (what: keyof Rates): number => median(rates[what]);
  const slowest = (...stages: (keyof Rates)[]): number => Math.min(...stages.map(rate));
  const [rawSingle, rawBulk] = [slowest('rawSingle', 'rawPublish', 'rawConsume'), slowest('rawBulk', 'rawPublish', 'rawConsume')];
  return [
    figure(`naive, TypeORM save, publish, save; ${WRITERS} writers; unsigned; 2 processes; ${how}`, rate('naive'), 'events/s'),
    figure(`raw insert, one row a transaction, ${WRITERS} writers; ${how}`, rate('rawSingle'), 'rows/s'),
    figure(`raw insert, ${BULK_BATCH} rows a statement, 1 writer; ${how}`, rate('rawBulk'), 'rows/s'),
    figure(`raw JetStream publish, pipelined, no account between; ${how}`, rate('rawPublish'), 'messages/s'),
    figure(`raw JetStream consume, no filter, no account between; ${how}`, rate('rawConsume'), 'messages/s'),
    figure(`bare pipeline: insert one row a transaction, ${WRITERS} writers, publish, consume, insert; unsigned; 2 processes; ${how}`, rate('bareSingle'), 'events/s'),
    figure(`bare pipeline: insert ${BULK_BATCH} rows a statement, 1 writer, publish, consume, insert; unsigned; 2 processes; ${how}`, rate('bareBulk'), 'events/s'),
    figure(`one event a transaction, ${WRITERS} writers; signed; 2 processes; ${how}`, rate('single'), 'events/s'),
    figure(`bulk, ${BULK_BATCH} events a transaction, 1 writer; signed; 2 processes; ${how}`, rate('bulk'), 'events/s'),
    figure(`one event a transaction, against the naive path; ${how}`, rate('single') / rate('naive'), 'times', { atLeast: AIMS[policy].single }),
    figure(`bulk, against the naive path; ${how}`, rate('bulk') / rate('naive'), 'times', { atLeast: AIMS[policy].bulk }),
    figure(`the most that any path could do against the naive one: slowest raw stage, one event a transaction; ${how}`, rawSingle / rate('naive'), 'times'),
    figure(`the most that any path could do against the naive one: slowest raw stage, bulk; ${how}`, rawBulk / rate('naive'), 'times'),
    figure(`one event a transaction, against the bare pipeline; ${how}`, rate('single') / rate('bareSingle'), 'share'),
    figure(`bulk, against the bare pipeline; ${how}`, rate('bulk') / rate('bareBulk'), 'share'),
    figure(`the most that any path could reach of the slowest raw stage here: the bare pipeline, one event a transaction; ${how}`, rate('bareSingle') / rawSingle, 'share'),
    figure(`the most that any path could reach of the slowest raw stage here: the bare pipeline, bulk; ${how}`, rate('bareBulk') / rawBulk, 'share'),
    figure(`one event a transaction, against the slowest raw stage; ${how}`, rate('single') / rawSingle, 'share', { atLeast: SHARE_OF_RAW.single }),
    figure(`bulk, against the slowest raw stage; ${how}`, rate('bulk') / rawBulk, 'share', { atLeast: SHARE_OF_RAW.bulk }),
  ];
}

/** Where the time goes: a path that keeps the processors busy becomes faster by nothing but less work. */
function accountFigures(accounts: Accounts, policy: Policy): Figure[] {
  const how = `broker fsync ${policy}, PostgreSQL fsync on`;
  const of = (name: string, spent: readonly Spent[], events: number): Figure => {
    const sum = (worker: string): number => spent.reduce((total, { byWorker }) => total + byWorker[worker]!, 0);
    const workers = Object.keys(spent[0]!.byWorker);
    const all = workers.reduce((total, worker) => total + sum(worker), 0);
    const busy = all / spent.reduce((total, { clock }) => total + clock, 0);
    const shares = workers.map((worker) => `${worker} ${Math.round((100 * sum(worker)) / all)}%`).join(', ');
    return figure(`processor time of an event, ${name}: ${shares}; ${busy.toFixed(1)} of ${availableParallelism()} processors busy; ${how}`, all / (events * spent.length), 'us');
  };
  return [
    of('one a transaction', accounts.single, EVENTS), of('bare pipeline, one a transaction', accounts.bareSingle, EVENTS),
    of('bulk', accounts.bulk, BULK_EVENTS), of('bare pipeline, bulk', accounts.bareBulk, BULK_EVENTS),
  ];
}

import { join } from 'node:path';
import { startBroker, startDatabase, temporaryFolder } from '@filiera/embedded';
import { figure, quantile, type Figure } from '../figure.js';
import { RawHops } from '../raw/raw-hops.js';
import { filieraPath } from './filiera-path.js';

const EVENTS = 500;
const WARM_UP = 3_000;
const PAUSE_MS = 20;
const POLL_MS = 500;

/** How long an event takes when nothing else happens, from the commit at A to the commit at B, beside the same hops with nothing of ours in them. */
export async function benchIdleLatency(): Promise<Figure[]> {
  const folder = temporaryFolder('filiera-bench');
  const database = await startDatabase({ dataDir: join(folder.path, 'database') });
  try {
    const [a, b, raw] = await Promise.all([database.createDatabase('a'), database.createDatabase('b'), database.createDatabase('raw')]);
    const broker = await startBroker({ storeDir: join(folder.path, 'raw'), serverName: 'raw', syncInterval: 'always' });
    const [path, hops] = [await filieraPath(join(folder.path, 'hub'), a, b, 'always'), await RawHops.open(broker.url, raw)];
    // A node that has been up for a while: its code is compiled.
    await path.run(WARM_UP, 16);
    const [ours, theirs]: [number[], number[]] = [[], []];
    for (let event = 0; event < EVENTS; event++) {
      await pause();
      ours.push(await path.once());
      await pause();
      theirs.push(await hops.once());
    }
    await path.stop();
    await hops.close();
    await broker.stop();
    const how = 'commit at A to commit at B, one event at a time; signed; 2 processes; broker fsync always, PostgreSQL fsync on';
    return [
      figure(`p50, ${how}`, quantile(ours, 0.5), 'ms', { atMost: 3 }),
      figure(`p99, ${how}`, quantile(ours, 0.99), 'ms', { atMost: 15 }),
      figure('p50 of the same hops with nothing of ours in them: insert, publish, deliver, transaction; 1 process', quantile(theirs, 0.5), 'ms'),
      figure('p50 against those bare hops', quantile(ours, 0.5) / quantile(theirs, 0.5), 'times'),
      figure(`p50 against a reader that polls every ${POLL_MS} ms, which waits for half of that`, quantile(ours, 0.5) / (POLL_MS / 2), 'share', { atMost: 0.02 }),
    ];
  } finally {
    await database.stop();
    await folder.remove();
  }
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
}

import { join } from 'node:path';
import { startDatabase, temporaryFolder } from '@filiera/embedded';
import { figure, quantile, type Figure } from '../figure.js';
import { filieraPath } from './filiera-path.js';

const EVENTS = 500;
const PAUSE_MS = 20;
const POLL_MS = 500;

/** How long an event takes when nothing else happens, from the commit at A to the commit at B, beside what a reader that polls would wait on average. */
export async function benchIdleLatency(): Promise<Figure[]> {
  const folder = temporaryFolder('filiera-bench');
  const database = await startDatabase({ dataDir: join(folder.path, 'database') });
  try {
    const [a, b] = await Promise.all([database.createDatabase('a'), database.createDatabase('b')]);
    const path = await filieraPath(join(folder.path, 'hub'), a, b, 'always');
    const delays: number[] = [];
    for (let event = 0; event < EVENTS; event++) {
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
      const delay = await path.once();
      // The first fifth warms both processes.
      if (event >= EVENTS / 5) delays.push(delay);
    }
    await path.stop();
    const how = 'commit at A to commit at B, one event at a time; signed; 2 processes; broker fsync always, PostgreSQL fsync on';
    return [
      figure(`p50, ${how}`, quantile(delays, 0.5), 'ms', { atMost: 3 }),
      figure(`p99, ${how}`, quantile(delays, 0.99), 'ms', { atMost: 15 }),
      figure(`p50 against a reader that polls every ${POLL_MS} ms, which waits for half of that`, quantile(delays, 0.5) / (POLL_MS / 2), 'share', { atMost: 0.02 }),
    ];
  } finally {
    await database.stop();
    await folder.remove();
  }
}

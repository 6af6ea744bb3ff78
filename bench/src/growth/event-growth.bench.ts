import { join } from 'node:path';
import { startDatabase, temporaryFolder } from '@filiera/embedded';
import { filieraPath } from '../full-path/filiera-path.js';
import type { Grown } from './growth-report.js';

const SIZES = [1_000, 10_000, 100_000, 1_000_000];
const HUGE = 10_000_000;
const BATCH = 500;
const WARM_UP = 2_000;

/**
 * How two nodes and the hub grow with the events that have passed, one network from the first to the last: time for all of them, memory of the reading node and of the
 * broker. What grew with what is already there would bend the line of the time upwards.
 */
export async function eventGrowth(huge: boolean, tell: (line: string) => void): Promise<Grown[]> {
  const folder = temporaryFolder('filiera-bench');
  const database = await startDatabase({ dataDir: join(folder.path, 'database') });
  const path = await filieraPath(join(folder.path, 'hub'), await database.createDatabase('a'), await database.createDatabase('b'), '2m');
  const [time, reader, broker]: [[number, number][], [number, number][], [number, number][]] = [[], [], []];
  try {
    // A node that has been up for a while: its code is compiled.
    await path.runBulk(WARM_UP, BATCH);
    let [passed, seconds] = [0, 0];
    for (const size of huge ? [...SIZES, HUGE] : SIZES) {
      tell(`  ${size.toLocaleString('en')} events`);
      seconds += (size - passed) / await path.runBulk(size - passed, BATCH);
      passed = size;
      const memory = path.memory();
      time.push([size, seconds]);
      reader.push([size, memory.reader]);
      broker.push([size, memory.broker]);
    }
  } finally {
    await path.stop();
    await database.stop();
    await folder.remove();
  }
  return [
    { what: 'time of the full path, bulk, broker fsync 2m', unit: 's', points: time },
    { what: 'memory of the reading node', unit: 'MB', points: reader },
    { what: 'memory of the broker', unit: 'MB', points: broker },
  ];
}

import { join } from 'node:path';
import { figure } from '@filiera/bench';
import type { Row, RowContext } from '../campaign/row.js';
import { killWholeDatabase } from '../network/kill-whole-database.js';
import { LoopFileSystem } from '../network/loop-file-system.js';
import { startChaosNetwork, startDatabaseAgain } from '../network/start-chaos-network.js';
import type { Site } from '../workload/site.js';
import { underLoad } from '../workload/under-load.js';
import { verdictFigures } from '../workload/verdict.js';

/** Cuts of each of the two. */
const EXTENT = { short: { cuts: 1, writes: 300 }, full: { cuts: 20, writes: 4_000 } };
const MEGABYTES = 4_096;
const NAME = 'power cuts';

type Victim = 'broker' | 'database';

/** The power of the broker's or of PostgreSQL's machine goes: what was acknowledged had to be on the disk, or has to come back from the outboxes. */
export const powerCut: Row = {
  id: 'power-cut',
  name: 'power cut of the broker and of PostgreSQL',
  needsRoot: true,
  inShortForm: true,
  run: async (context) => {
    const { cuts, writes } = EXTENT[context.short ? 'short' : 'full'];
    const disks = await disksOf(context);
    try {
      const net = await startChaosNetwork(context);
      try {
        await Promise.all([disks.broker.flush(), disks.database.flush()]);
        const order = shuffled<Victim>(context, [...Array<Victim>(cuts).fill('broker'), ...Array<Victim>(cuts).fill('database')]);
        const verdict = await underLoad(context, { writes, net, excuses: { hubForgetsReaders: true } }, async (site) => {
          for (const [at, victim] of order.entries()) {
            await site.progress(Math.floor(((at + site.random.next()) * writes) / order.length));
            await cutPower(site, victim, disks[victim]);
            if (at % 10 === 9) site.tell(`${at + 1} power cuts, ${site.told.writes} writes`);
          }
          await Promise.all(site.nodes.map(({ id }) => net.network.node(id).ready()));
        });
        return [
          figure(`${NAME} of the broker`, cuts, 'cuts', { atLeast: cuts }), figure(`${NAME} of PostgreSQL`, cuts, 'cuts', { atLeast: cuts }),
          ...verdictFigures(context, NAME, verdict),
        ];
      } finally {
        await net.stop();
      }
    } finally {
      await Promise.all(Object.values(disks).map((disk) => disk.unmount()));
    }
  },
};

/** A disk for each of the two, mounted where the network is going to keep their files. */
async function disksOf(context: RowContext): Promise<Record<Victim, LoopFileSystem>> {
  const disk = (victim: Victim): Promise<LoopFileSystem> =>
    LoopFileSystem.make(join(context.folder, `${victim}.img`), join(context.folder, 'network', victim), MEGABYTES);
  const broker = await disk('broker');
  try {
    return { broker, database: await disk('database') };
  } catch (error) {
    await broker.unmount();
    throw error;
  }
}

async function cutPower(site: Site, victim: Victim, disk: LoopFileSystem): Promise<void> {
  const { net } = site;
  site.mark(`power cut: ${victim}`);
  if (victim === 'broker') {
    await net.network.killBroker();
    await disk.losePower();
    await net.network.startBroker();
  } else {
    await killWholeDatabase(net);
    await disk.losePower();
    await startDatabaseAgain(net);
  }
}

function shuffled<T>(context: RowContext, items: T[]): T[] {
  for (let at = items.length - 1; at > 0; at--) {
    const other = context.random.whole(at + 1);
    [items[at], items[other]] = [items[other]!, items[at]!];
  }
  return items;
}

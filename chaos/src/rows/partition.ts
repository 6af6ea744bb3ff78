import { setTimeout as pause } from 'node:timers/promises';
import type { Figure } from '@filiera/bench';
import type { Row, RowContext } from '../campaign/row.js';
import { moveBehindLink } from '../network/behind-link.js';
import { NamespaceLink } from '../network/namespace-link.js';
import { startChaosNetwork } from '../network/start-chaos-network.js';
import type { Site } from '../workload/site.js';
import { underLoad } from '../workload/under-load.js';
import { verdictFigures } from '../workload/verdict.js';
import { type Course, courseFigures, whileCutOff } from './cut-off/while-cut-off.js';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const EXTENT = { short: { cuts: [10 * SECOND], flaps: 3, writes: 200 }, full: { cuts: [MINUTE, 10 * MINUTE], flaps: 20, writes: 1_000 } };
const FAR = 'school-uno';
const NAME = 'partition';
const FLAP_MS = 3_000;

/** One node is cut off from the hub by pulling a cable of the kernel's, once for long, and often for moments. */
export const partition: Row = {
  id: 'partition',
  name: 'partition by network namespaces: 1 and 10 minutes, flapping link',
  needsRoot: true,
  inShortForm: false,
  run: (context) => partitioned(context, EXTENT[context.short ? 'short' : 'full']),
};

/** The same for an hour. */
export const partitionForAnHour: Row = {
  id: 'partition-hour',
  name: 'partition by network namespaces: 60 minutes',
  needsRoot: true,
  inShortForm: false,
  isLong: true,
  run: (context) => partitioned(context, { cuts: [context.short ? MINUTE : 60 * MINUTE], flaps: 0, writes: 1_000 }),
};

interface Extent {
  readonly cuts: readonly number[];
  readonly flaps: number;
  readonly writes: number;
}

async function partitioned(context: RowContext, { cuts, flaps, writes }: Extent): Promise<Figure[]> {
  const net = await startChaosNetwork(context);
  try {
    const link = await NamespaceLink.open(1, { host: '127.0.0.1', port: Number(new URL(net.network.hubUrl).port) });
    try {
      const moved = await moveBehindLink(net, FAR, link.url);
      try {
        const courses: Course[] = [];
        // Few people: an hour of them at full speed would be a test of the disk.
        const verdict = await underLoad(context, { writes, net, writers: 1, readers: 1 }, async (site) => {
          await flap(site, link, flaps);
          for (const forMs of cuts) courses.push(await whileCutOff(site, FAR, forMs, link));
        });
        return [...courses.flatMap((course) => courseFigures(context, NAME, course)), ...verdictFigures(context, NAME, verdict)];
      } finally {
        await moved.stop();
      }
    } finally {
      await link.close();
    }
  } finally {
    await net.stop();
  }
}

async function flap(site: Site, link: NamespaceLink, times: number): Promise<void> {
  for (let time = 0; time < times; time++) {
    site.mark('cable out');
    await link.cut();
    await pause(site.random.whole(FLAP_MS));
    await link.heal();
    await pause(site.random.whole(FLAP_MS));
  }
}

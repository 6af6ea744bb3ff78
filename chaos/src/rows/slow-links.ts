import { setTimeout as pause } from 'node:timers/promises';
import { figure } from '@filiera/bench';
import type { Row } from '../campaign/row.js';
import { allPublished } from '../network/all-published.js';
import { moveBehindLink } from '../network/behind-link.js';
import { LinkProcess } from '../network/link-process.js';
import { startChaosNetwork } from '../network/start-chaos-network.js';
import type { Site } from '../workload/site.js';
import { underLoad } from '../workload/under-load.js';
import { verdictFigures } from '../workload/verdict.js';
import { whileCutOff, type Course, courseFigures } from './cut-off/while-cut-off.js';

const EXTENT = { short: { slowMs: 4_000, flaps: 3, silentMs: 4_000, writes: 200 }, full: { slowMs: 60_000, flaps: 40, silentMs: 30_000, writes: 2_000 } };
const FAR = 'school-uno';
const NAME = 'slow and lossy link';
/** A line of a mountain village on a bad day. */
const SLOW = { delayMs: 80, lossShare: 0.05, resendMs: 400 };
const FLAP_MS = 700;

/** One node reaches the hub over a line that is slow and loses packets, goes up and down, breaks connections, and at last falls silent. */
export const slowLinks: Row = {
  id: 'slow-links',
  name: 'slow, lossy and flapping links through a TCP proxy',
  needsRoot: false,
  inShortForm: true,
  run: async (context) => {
    const extent = EXTENT[context.short ? 'short' : 'full'];
    const net = await startChaosNetwork(context);
    const ends = { host: '127.0.0.1', to: { host: '127.0.0.1', port: Number(new URL(net.network.hubUrl).port) } };
    const link = await LinkProcess.open({ ends, seed: context.random.whole(2 ** 31) });
    try {
      const moved = await moveBehindLink(net, FAR, `nats://127.0.0.1:${link.port}`);
      try {
        let course: Course | undefined;
        let whileSlow = 0;
        // Two people, not six: these six keep both cores of a small machine busy, and what a full machine has not done in time it cannot make up for either.
        const verdict = await underLoad(context, { writes: extent.writes, net, writers: 2, readers: 1 }, async (site) => {
          link.become(SLOW);
          site.mark('slow and lossy');
          const before = site.told.writes;
          await pause(extent.slowMs);
          whileSlow = site.told.writes - before;
          await flap(site, link, extent.flaps);
          link.become({});
          // What the bad line has kept back is not what the silent one keeps back.
          await allPublished(net, FAR);
          course = await whileCutOff(site, FAR, extent.silentMs, { cut: async () => link.fallSilent(), heal: async () => link.speakAgain() });
        });
        return [
          figure(`${NAME}: writes accepted while it was`, whileSlow, 'writes', { atLeast: 1 }),
          ...courseFigures(context, 'silent link', course!), ...verdictFigures(context, NAME, verdict),
        ];
      } finally {
        await moved.stop();
      }
    } finally {
      await link.close();
      await net.stop();
    }
  },
};

async function flap(site: Site, link: LinkProcess, times: number): Promise<void> {
  for (let time = 0; time < times; time++) {
    site.mark('link down');
    link.fallSilent();
    await pause(site.random.whole(FLAP_MS));
    // Now a line that comes back as if nothing had been, now one whose connections are gone.
    if (site.random.next() < 0.5) link.breakAll();
    link.speakAgain();
    await pause(site.random.whole(FLAP_MS));
  }
}

import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { figure } from '@filiera/bench';
import type { Row } from '../campaign/row.js';
import { fillDisk } from '../network/fill-disk.js';
import { LoopFileSystem } from '../network/loop-file-system.js';
import { secondsUntilSeen } from '../network/seen-at.js';
import { startChaosNetwork } from '../network/start-chaos-network.js';
import type { Site } from '../workload/site.js';
import { TimedWriter } from '../workload/timed-writer.js';
import { underLoad } from '../workload/under-load.js';
import { deadline, verdictFigures } from '../workload/verdict.js';

const EXTENT = { short: { times: 1, fullMs: 3_000, writes: 300 }, full: { times: 3, fullMs: 30_000, writes: 3_000 } };
const MEGABYTES = 512;
const NAME = "broker's disk full";
const WRITER = 'cpi-uno';
const READER = 'agency-alfa';

/** The hub's disk is used up, stays so for a while, and is given back; nobody does anything else. */
export const diskFullAtBroker: Row = {
  id: 'broker-disk-full',
  name: 'disk full at the broker',
  needsRoot: true,
  inShortForm: false,
  run: async (context) => {
    const { times, fullMs, writes } = EXTENT[context.short ? 'short' : 'full'];
    const disk = await LoopFileSystem.make(join(context.folder, 'broker.img'), join(context.folder, 'network', 'broker'), MEGABYTES);
    try {
      const net = await startChaosNetwork(context);
      try {
        const recoveries: number[] = [];
        const whileFull: number[] = [];
        const verdict = await underLoad(context, { writes, net }, async (site) => {
          for (let time = 0; time < times; time++) {
            await site.progress(Math.floor(((time + 0.5) * writes) / times));
            const { accepted, recovered } = await fillForAWhile(site, disk, fullMs);
            whileFull.push(accepted);
            recoveries.push(recovered);
            site.tell(`full for ${fullMs / 1_000} s: ${accepted} writes meanwhile, events cross ${recovered.toFixed(1)} s after space was there`);
          }
        });
        return [
          figure(`${NAME}: fewest writes accepted while it was`, Math.min(...whileFull), 'writes', { atLeast: 1 }),
          deadline(context, `${NAME}: events cross again after space returned, by itself`, Math.max(...recoveries), 's', { atMost: 30 }),
          ...verdictFigures(context, NAME, verdict),
        ];
      } finally {
        await net.stop();
      }
    } finally {
      await disk.unmount();
    }
  },
};

async function fillForAWhile(site: Site, disk: LoopFileSystem, fullMs: number): Promise<{ accepted: number; recovered: number }> {
  site.mark('disk full');
  const giveBack = await fillDisk(disk.mountPoint);
  const before = site.told.writes;
  await pause(fullMs);
  const accepted = site.told.writes - before;
  await giveBack();
  site.mark('space again');
  const began = performance.now();
  const vacancy = await new TimedWriter(site.net.client(WRITER), site.told).writeOne();
  await secondsUntilSeen(site.net, READER, vacancy, 300_000);
  return { accepted, recovered: (performance.now() - began) / 1_000 };
}

import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { figure } from '@filiera/bench';
import type { Row } from '../campaign/row.js';
import { acknowledgedBetween, BUSY_STREAM } from '../network/acknowledged-between.js';
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
/** While a batch waits for its acknowledgement, what comes after it is not even sealed. */
const UNPUBLISHED = `SELECT FROM outbox o LEFT JOIN outbox_sealed s USING (position) WHERE o.stream = $1 AND s.published_at IS NULL AND s.withdrawn_at IS NULL`;

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
        const seen: Full[] = [];
        const verdict = await underLoad(context, { writes, net, excuses: { hubTakesOutOfTurn: true } }, async (site) => {
          for (let time = 0; time < times; time++) {
            await site.progress(Math.floor(((time + 0.5) * writes) / times));
            const full = await fillForAWhile(site, disk, fullMs);
            seen.push(full);
            const { accepted, waiting, acknowledged, recovered } = full;
            site.tell(`full for ${fullMs / 1_000} s: ${accepted} writes meanwhile, ${waiting} publications waiting, ${acknowledged} acknowledged in its second half, events cross ${recovered.toFixed(1)} s after space was there`);
          }
        });
        return [
          figure(`${NAME}: fewest writes accepted while it was`, Math.min(...seen.map(({ accepted }) => accepted)), 'writes', { atLeast: 1 }),
          // Without these two the hub had space, and nothing was proved.
          figure(`${NAME}: fewest publications that waited while it was`, Math.min(...seen.map(({ waiting }) => waiting)), 'events', { atLeast: 1 }),
          figure(`${NAME}: publications acknowledged while it was`, Math.max(...seen.map(({ acknowledged }) => acknowledged)), 'events', { atMost: 0 }),
          deadline(context, `${NAME}: events cross again after space returned, by itself`, Math.max(...seen.map(({ recovered }) => recovered)), 's', { atMost: 30 }),
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

/** What was seen of one time that the disk was full. */
interface Full {
  /** Writes that nodes took meanwhile. */
  readonly accepted: number;
  /** Events of all nodes that the hub had not acknowledged when space returned. */
  readonly waiting: number;
  /** Events that it acknowledged all the same, in the second half: what blocks of the disk were left half empty takes is taken by then. */
  readonly acknowledged: number;
  /** Seconds from space returning until an event crossed. */
  readonly recovered: number;
}

async function fillForAWhile(site: Site, disk: LoopFileSystem, fullMs: number): Promise<Full> {
  site.mark('disk full');
  const giveBack = await fillDisk(disk.mountPoint);
  const before = site.told.writes;
  await pause(fullMs / 2);
  const from = new Date();
  await pause(fullMs / 2);
  const accepted = site.told.writes - before;
  const span = { from, to: new Date() };
  const waiting = await sumOf(site, async (id) => (await site.net.rows(id, UNPUBLISHED, [BUSY_STREAM])).length);
  await giveBack();
  site.mark('space again');
  const began = performance.now();
  const vacancy = await new TimedWriter(site.net.client(WRITER), site.told).writeOne();
  await secondsUntilSeen(site.net, READER, vacancy, 300_000);
  const recovered = (performance.now() - began) / 1_000;
  return { accepted, waiting, acknowledged: await sumOf(site, async (id) => (await acknowledgedBetween(site.net, id, span)).length), recovered };
}

async function sumOf({ nodes }: Site, count: (id: string) => Promise<number>): Promise<number> {
  return (await Promise.all(nodes.map(({ id }) => count(id)))).reduce((sum, one) => sum + one, 0);
}

import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { figure } from '@filiera/bench';
import { type Database, KeptServer, startDatabase } from '@filiera/embedded';
import { startNetwork, type TestNetwork } from '@filiera/testing';
import type { Row, RowContext } from '../campaign/row.js';
import { fillDisk } from '../network/fill-disk.js';
import { LoopFileSystem } from '../network/loop-file-system.js';
import { THREE_MEMBERS } from '../network/start-chaos-network.js';
import { until } from '../network/until.js';
import type { Site } from '../workload/site.js';
import { quantile, TimedWriter } from '../workload/timed-writer.js';
import { underLoad } from '../workload/under-load.js';
import { deadline, verdictFigures } from '../workload/verdict.js';

const EXTENT = { short: { calmMs: 3_000, fullMs: 10_000, writes: 200 }, full: { calmMs: 15_000, fullMs: 60_000, writes: 3_000 } };
const MEGABYTES = 512;
const NAME = "a node's disk full";
const VICTIM = 'school-uno';
const OTHER = 'cpi-uno';
/** Nobody works at the victim: whoever waited there for its disk would be missing elsewhere, and the load before would be another than meanwhile. */
const ELSEWHERE = THREE_MEMBERS.map(({ id }) => id).filter((id) => id !== VICTIM);
const PAUSE_MS = 10;

/** The disk of one node's PostgreSQL is used up; the other nodes have another. */
export const diskFullAtNode: Row = {
  id: 'node-disk-full',
  name: "disk full at one node's PostgreSQL",
  needsRoot: true,
  inShortForm: false,
  run: async (context) => {
    const extent = EXTENT[context.short ? 'short' : 'full'];
    const disk = await LoopFileSystem.make(join(context.folder, 'small.img'), join(context.folder, 'small'), MEGABYTES);
    const [small, large] = ['small', 'large'].map((name) => keptDatabase(context, name)) as [KeptServer<Database>, KeptServer<Database>];
    let net: TestNetwork | undefined;
    try {
      await Promise.all([small.start(), large.start()]);
      net = await startNetwork({
        members: THREE_MEMBERS, folder: join(context.folder, 'network'), databases: (id) => (id === VICTIM ? small : large).current.createDatabase(id),
      });
      let seen: Seen | undefined;
      const verdict = await underLoad(context, { writes: extent.writes, net, writers: 3, peopleAt: ELSEWHERE }, async (site) => { seen = await fillForAWhile(site, disk, extent); });
      const { calm, full, refusals, recovered } = seen!;
      context.tell(`at ${OTHER}: p99 ${quantile(calm, 0.99).toFixed(0)} ms before, ${quantile(full, 0.99).toFixed(0)} ms meanwhile`);
      return [
        figure(`${NAME}: writes refused there`, refusals, 'answers', { atLeast: 1 }),
        figure(`${NAME}: writes accepted elsewhere meanwhile`, full.length, 'writes', { atLeast: 1 }),
        deadline(context, `${NAME}: p99 of a write elsewhere, against before`, quantile(full, 0.99) / quantile(calm, 0.99), 'times', { atMost: 2 }),
        deadline(context, `${NAME}: it accepts writes again after space returned, by itself`, recovered, 's', { atMost: 30 }),
        ...verdictFigures(context, NAME, verdict),
      ];
    } finally {
      await net?.stop();
      await Promise.all([small.stop(), large.stop()]);
      await disk.unmount();
    }
  },
};

interface Seen {
  /** Milliseconds of each write elsewhere, before and meanwhile. */
  readonly calm: readonly number[];
  readonly full: readonly number[];
  /** Times that the node itself answered "not now": without that, its disk was not full. */
  readonly refusals: number;
  readonly recovered: number;
}

/** A server that is started again when it ends, as a service is. */
function keptDatabase(context: RowContext, name: string): KeptServer<Database> {
  let port: number | undefined;
  return new KeptServer<Database>({
    start: async () => {
      const database = await startDatabase({ dataDir: join(context.folder, name), port });
      port = database.port;
      return database;
    },
    onRestart: (why) => context.tell(`PostgreSQL "${name}" starts again: ${why}`),
  });
}

async function fillForAWhile(site: Site, disk: LoopFileSystem, { calmMs, fullMs, writes }: { calmMs: number; fullMs: number; writes: number }): Promise<Seen> {
  await site.progress(writes / 4);
  const calm = await writesElsewhere(site, calmMs);
  site.mark('disk full');
  const giveBack = await fillDisk(disk.mountPoint);
  // Refused until there is space again: it adds to the load elsewhere, and takes nothing off it.
  const here = new TimedWriter(site.net.client(VICTIM), site.told);
  let recovered = false;
  const writingHere = here.writeUntil(() => recovered);
  const full = await writesElsewhere(site, fullMs);
  await giveBack();
  site.mark('space again');
  const began = performance.now();
  const written = here.waits.length;
  await until(`a write at ${VICTIM}`, async () => (here.waits.length > written ? null : 'none yet'));
  const seconds = (performance.now() - began) / 1_000;
  recovered = true;
  await writingHere;
  return { calm, full, refusals: here.refusals, recovered: seconds };
}

async function writesElsewhere(site: Site, forMs: number): Promise<readonly number[]> {
  const writer = new TimedWriter(site.net.client(OTHER), site.told);
  let over = false;
  const writing = writer.writeUntil(() => over, PAUSE_MS);
  await pause(forMs);
  over = true;
  await writing;
  return writer.waits;
}

import { figure } from '@filiera/bench';
import type { Row } from '../campaign/row.js';
import { type Damage, damageHubFiles, DAMAGES } from '../network/damage-hub-files.js';
import { acknowledgedEvents, eventsOnHub } from '../network/events-on-hub.js';
import { until } from '../network/until.js';
import type { Site } from '../workload/site.js';
import { underLoad } from '../workload/under-load.js';
import { deadline, verdictFigures } from '../workload/verdict.js';

const EXTENT = { short: { damages: 4, writes: 400 }, full: { damages: 50, writes: 6_000 } };
const LIMIT_MS = 120_000;
const NAME = 'damaged files of the hub';

/** The hub's files are damaged while it is down. What it had acknowledged has to be there again, readable, whatever its counters say. */
export const damagedHubFiles: Row = {
  id: 'damage',
  name: 'broker files damaged: bit flips, truncation, deleted block, deleted metadata',
  needsRoot: false,
  inShortForm: true,
  run: async (context) => {
    const { damages, writes } = EXTENT[context.short ? 'short' : 'full'];
    const seconds: number[] = [];
    let unrepaired = 0;
    let harmless = 0;
    const verdict = await underLoad(context, { writes, excuses: { hubForgetsReaders: true } }, async (site) => {
      for (let at = 0; at < damages; at++) {
        await site.progress(Math.floor(((at + 1) * writes) / (damages + 1)));
        const { what, lost, wholeAfter } = await damageOnce(site, DAMAGES[at % DAMAGES.length]!);
        site.tell(`${what}: ${lost} events lost, ${wholeAfter === null ? 'NOT repaired' : `whole after ${wholeAfter.toFixed(1)} s`}`);
        if (lost === 0) harmless += 1;
        if (wholeAfter === null) unrepaired += 1;
        else seconds.push(wholeAfter);
      }
    });
    return [
      figure(`${NAME}: damages`, damages, 'damages', { atLeast: damages }),
      figure(`${NAME}: damages that cost no event`, harmless, 'damages'),
      figure(`${NAME}: not noticed, or not repaired`, unrepaired, 'damages', { atMost: 0 }),
      deadline(context, `${NAME}: longest until noticed and repaired`, Math.max(0, ...seconds), 's', { atMost: 60 }),
      ...verdictFigures(context, NAME, verdict),
    ];
  },
};

interface Damaged {
  readonly what: string;
  /** Acknowledged before and not there at the first look. */
  readonly lost: number;
  /** Seconds from the hub's return until it had everything again. */
  readonly wholeAfter: number | null;
}

async function damageOnce(site: Site, damage: Damage): Promise<Damaged> {
  const { net } = site;
  await net.network.killBroker();
  const acknowledged = await acknowledgedEvents(net, [net.coordinator, ...site.nodes.map(({ id }) => id)]);
  const what = damageHubFiles(net.folder.path('broker', 'store', 'jetstream'), damage, site.random);
  if (what === null) throw new Error(`the hub has no file for a ${damage}`);
  site.mark(damage);
  await net.network.startBroker();
  const began = performance.now();
  let lost: number | null = null;
  const missing = async (): Promise<string | null> => {
    const there = await eventsOnHub(net);
    const gone = acknowledged.filter((id) => !there.has(id));
    lost ??= gone.length;
    return gone.length === 0 ? null : `${gone.length} events are not on the hub`;
  };
  const whole = await until(what, missing, LIMIT_MS).then(() => true, (error: Error) => { site.tell(error.message); return false; });
  return { what, lost: lost ?? acknowledged.length, wholeAfter: whole ? (performance.now() - began) / 1_000 : null };
}

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { figure } from '@filiera/bench';
import type { TestNetwork } from '@filiera/testing';
import type { Row, RowContext } from '../../campaign/row.js';
import { Told } from '../../checker/told.js';
import { eventsOf, flood } from '../../network/flood.js';
import { replaceProgram } from '../../network/replace-program.js';
import { startChaosNetwork, THREE_MEMBERS } from '../../network/start-chaos-network.js';
import type { Site } from '../../workload/site.js';
import { quantile, TimedWriter } from '../../workload/timed-writer.js';
import { underLoad } from '../../workload/under-load.js';
import { deadline, verdictFigures } from '../../workload/verdict.js';
import { WatchedPublisher } from '../../workload/watched-publisher.js';
import { bareLimit, type BareDelays } from './bare-limit.js';

const EXTENT = { short: { calmMs: 5_000, events: 20_000, quota: 3_000, writes: 100 }, full: { calmMs: 30_000, events: 150_000, quota: 10_000, writes: 500 } };
const NAME = 'flood';
const FLOODER = 'agency-alfa';
const OTHER = 'cpi-uno';
const STREAM = 'VACANCIES';
const OWN_EVENTS = `rete.vacancy.*.*.${FLOODER}.>`;
const PAUSE_MS = 10;
const LOOK_MS = 250;
/** So long without another event of the flooder's: it is cut off. */
const STILL_MS = 10_000;
const LIMIT_MS = 180_000;

/** One member publishes as fast as its node can, far beyond its quota of a day. */
export const floodedStreams: Row = {
  id: 'flood',
  name: 'one member floods its streams',
  needsRoot: false,
  inShortForm: false,
  run: async (context) => {
    const { calmMs, events, quota, writes } = EXTENT[context.short ? 'short' : 'full'];
    const bare = await bareLimit(context.folder, calmMs, PAUSE_MS);
    const net = await startChaosNetwork(context);
    try {
      setQuota(net, quota);
      const steward = await replaceProgram(net, net.steward, {});
      try {
        let seen: Seen | undefined;
        const members = THREE_MEMBERS.filter(({ id }) => id !== FLOODER);
        const verdict = await underLoad(context, { writes, net, members, writers: 1, readers: 1 }, async (site) => { seen = await watchFlood(context, site, calmMs, events, quota); });
        // What the flooder published before it was cut off is nobody's write of this run.
        const untold = verdict.findings.untold.filter((sentence) => !sentence.includes(` ${FLOODER}/`));
        return [
          ...figuresOf(context, seen!, events), ...bareFigures(bare), ...verdictFigures(context, NAME, { ...verdict, findings: { ...verdict.findings, untold } }),
        ];
      } finally {
        await steward.stop();
      }
    } finally {
      await net.stop();
    }
  },
};

interface Seen {
  /** Events of the flooder's on the hub at the end. */
  readonly stored: number;
  /** From the first look at which it was over its quota until the last event of its was stored. */
  readonly cutOffAfter: number;
  /** Milliseconds until the hub had an event of another member's, before and meanwhile. */
  readonly calm: Delays;
  readonly flooded: Delays;
}

type Delays = Pick<WatchedPublisher, 'delays' | 'answers'>;

function figuresOf(context: RowContext, { stored, cutOffAfter, calm, flooded }: Seen, events: number): ReturnType<typeof figure>[] {
  const [before, meanwhile] = [quantile(calm.delays, 0.99), quantile(flooded.delays, 0.99)];
  for (const [when, { delays, answers }] of [['before', calm], ['meanwhile', flooded]] as const) {
    const at = (values: readonly number[]): string => [0.5, 0.9, 0.99].map((share) => quantile(values, share).toFixed(0)).join(', ');
    context.tell(`published elsewhere ${when}: p50, p90, p99 ${at(delays)} ms of ${delays.length}, until the node had answered ${at(answers)} ms`);
  }
  return [
    figure(`${NAME}: events of the flooder's that were kept out`, events - stored, 'events', { atLeast: 1 }),
    deadline(context, `${NAME}: cut off after going over its quota`, cutOffAfter, 's', { atMost: 5 }),
    figure(`${NAME}: p99 of publishing elsewhere before`, before, 'ms'),
    figure(`${NAME}: p99 of publishing elsewhere meanwhile`, meanwhile, 'ms'),
    deadline(context, `${NAME}: p99 of publishing elsewhere, against before`, meanwhile / before, 'times', { atMost: 2 }),
  ];
}

/** What the broker and this machine alone make of it. */
function bareFigures({ calm, flooded }: BareDelays): ReturnType<typeof figure>[] {
  const [before, meanwhile] = [quantile(calm, 0.99), quantile(flooded, 0.99)];
  return [
    figure(`${NAME}: bare limit: p99 of a bare publish to a bare broker before`, before, 'ms'),
    figure(`${NAME}: bare limit: p99 of a bare publish beside a bare flood`, meanwhile, 'ms'),
    figure(`${NAME}: bare limit: against before`, meanwhile / before, 'times'),
  ];
}

function setQuota(net: TestNetwork, quota: number): void {
  const file = join(net.folder.home(net.steward), 'hub', 'hub.yml');
  writeFileSync(file, `${readFileSync(file, 'utf8').replace(/^eventsPerDay:.*\n/m, '')}eventsPerDay: ${quota}\n`);
}

async function watchFlood(context: RowContext, site: Site, calmMs: number, events: number, quota: number): Promise<Seen> {
  const { net } = site;
  const calm = await publishing(site, () => pause(calmMs));
  // Told to nobody: whether it arrives depends on when the member is cut off.
  const client = new TimedWriter(net.client(FLOODER), new Told());
  const model = await client.writeOne();
  site.mark('flood');
  await flood(net, FLOODER, model, events);
  let stored = 0;
  let cutOffAfter = 0;
  const flooded = await publishing(site, async () => {
    // Any write wakes the relay.
    await client.writeOne();
    ({ stored, cutOffAfter } = await untilCutOff(net, events, quota));
  });
  site.mark('cut off');
  context.tell(`${stored} of ${events} events stored, quota ${quota}, the last ${cutOffAfter.toFixed(1)} s after it was reached`);
  return { stored, cutOffAfter, calm, flooded };
}

async function publishing(site: Site, meanwhile: () => Promise<void>): Promise<Delays> {
  const publisher = new WatchedPublisher(site.net.client(OTHER), site.told, site.net.network.databaseUrl(OTHER));
  let over = false;
  const working = publisher.publishUntil(() => over, PAUSE_MS);
  await meanwhile();
  over = true;
  await working;
  return publisher;
}

async function untilCutOff(net: TestNetwork, events: number, quota: number): Promise<{ stored: number; cutOffAfter: number }> {
  const began = performance.now();
  let [stored, grewAt, overAt] = [0, began, 0];
  for (;;) {
    const now = performance.now();
    const count = await eventsOf(net, STREAM, OWN_EVENTS);
    if (count > stored) [stored, grewAt] = [count, now];
    if (overAt === 0 && count > quota) overAt = now;
    if (count >= events || (overAt > 0 && now - grewAt > STILL_MS)) return { stored, cutOffAfter: (grewAt - overAt) / 1_000 };
    if (now - began > LIMIT_MS) throw new Error(`${stored} events of the flooder's after ${LIMIT_MS / 1_000} s: it never went over its quota of ${quota}`);
    await pause(LOOK_MS);
  }
}

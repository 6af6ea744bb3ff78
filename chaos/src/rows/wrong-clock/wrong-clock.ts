import { figure, type Figure } from '@filiera/bench';
import type { Row, RowContext } from '../../campaign/row.js';
import { replaceProgram } from '../../network/replace-program.js';
import { until } from '../../network/until.js';
import type { Site } from '../../workload/site.js';
import { underLoad } from '../../workload/under-load.js';
import { verdictFigures } from '../../workload/verdict.js';
import { clockOff } from './wrong-clock.config.js';

const HOUR_MS = 3_600_000;
const EXTENT = { short: { writes: 1_000 }, full: { writes: 10_000 } };
/** A lag says something of a clock only when it stays for a minute: within this the coordinator has to have said it. */
const FLAG_LIMIT_MS = 180_000;
const NEAR_SECONDS = 5;

/** Which node, and how far its clock is off. */
const FAULTS = [
  { at: 'cpi-uno', offset: HOUR_MS, state: 'ahead' },
  { at: 'agency-alfa', offset: -HOUR_MS, state: 'behind' },
] as const;

type Fault = (typeof FAULTS)[number];

interface MemberClock {
  readonly member: string;
  readonly state: string;
  readonly offsetSeconds: number;
}

/** One node lives an hour ahead, then another an hour behind, and each is set right again while people work. */
export const wrongClock: Row = {
  id: 'wrong-clock',
  name: 'clock of one node off by an hour either way',
  needsRoot: false,
  inShortForm: false,
  run: async (context) => {
    const { writes } = EXTENT[context.short ? 'short' : 'full'];
    const figures: Figure[] = [];
    const verdict = await underLoad(context, { writes }, async (site) => {
      for (const [at, fault] of FAULTS.entries()) {
        await site.progress((writes * at) / FAULTS.length + writes / (4 * FAULTS.length));
        figures.push(...await liveWith(context, site, fault, writes / (4 * FAULTS.length)));
      }
    });
    return [...figures, ...verdictFigures(context, 'clock an hour off', verdict)];
  },
};

/** The node works with its wrong clock until the coordinator has noticed, and for so many writes at least; then it is set right. */
async function liveWith(context: RowContext, site: Site, { at, offset, state }: Fault, writes: number): Promise<Figure[]> {
  const before = await site.net.rows<{ last: string }>(at, 'SELECT coalesce(max(position), 0) AS last FROM outbox');
  site.mark(`${at} ${state}`);
  const began = site.told.writes;
  const off = await replaceProgram(site.net, at, { environment: clockOff(offset) });
  const flaggedAfter = await noticed(context, site, at, (clock) => clock.state === state && Math.abs(clock.offsetSeconds - offset / 1_000) < NEAR_SECONDS);
  await site.progress(began + writes);
  await off.stop();
  const misdated = await misdatedEvents(site, at, offset, before[0]!.last);
  site.mark(`${at} right`);
  site.net.network.node(at).start();
  await site.net.network.node(at).ready();
  const rightAfter = await noticed(context, site, at, (clock) => clock.state === 'right');
  const wrong = (await clocksOf(site)).filter((clock) => clock.state !== 'right').length;
  return [
    figure(`clock an hour ${state}: events with the wrong time`, misdated, 'events', { atLeast: 1 }),
    figure(`clock an hour ${state}: flagged by the coordinator`, flaggedAfter === null ? 0 : 1, 'times', { atLeast: 1 }),
    ...(flaggedAfter === null ? [] : [figure(`clock an hour ${state}: flagged after`, flaggedAfter, 's')]),
    figure(`clock an hour ${state}: set right, and still flagged`, (rightAfter === null ? 1 : 0) + wrong, 'clocks', { atMost: 0 }),
  ];
}

/** @returns seconds until the coordinator said so; null when it never did */
async function noticed(context: RowContext, site: Site, member: string, asExpected: (clock: MemberClock) => boolean): Promise<number | null> {
  const began = performance.now();
  try {
    await until(`clock of ${member}`, async () => {
      const clocks = await clocksOf(site);
      return clocks.some((clock) => clock.member === member && asExpected(clock)) ? null : JSON.stringify(clocks);
    }, FLAG_LIMIT_MS);
    return (performance.now() - began) / 1_000;
  } catch (error) {
    context.tell((error as Error).message);
    return null;
  }
}

function clocksOf({ net }: Site): Promise<MemberClock[]> {
  return net.client(net.coordinator).get<MemberClock[]>('/member-clocks', { as: 'coordinator' });
}

/** That the fault was done at all: events which the hub stored an hour from when they say they happened. */
async function misdatedEvents({ net }: Site, at: string, offset: number, after: string): Promise<number> {
  // The node marks with its own clock; the database's is right, and a row is visible to it at once.
  const rows = await net.rows<{ time: Date }>(at, 'SELECT time FROM outbox WHERE position > $1', [after]);
  const middle = Date.now() + offset;
  return rows.filter(({ time }) => Math.abs(time.getTime() - middle) < HOUR_MS / 2).length;
}

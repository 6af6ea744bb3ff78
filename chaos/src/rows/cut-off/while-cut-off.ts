import { setTimeout as pause } from 'node:timers/promises';
import { figure, type Figure } from '@filiera/bench';
import type { RowContext } from '../../campaign/row.js';
import { countSeenAt, secondsUntilSeen } from '../../network/seen-at.js';
import { until } from '../../network/until.js';
import { TimedWriter } from '../../workload/timed-writer.js';
import type { Site } from '../../workload/site.js';
import { deadline } from '../../workload/verdict.js';

const LIMIT_MS = 300_000;
/** People at a node write at about this pace while it is cut off. */
const PACE_MS = 40;

/** How a node is cut off from the hub and let back. */
export interface Cut {
  cut(): Promise<void>;
  heal(): Promise<void>;
}

/** What was seen of it. */
export interface Course {
  readonly seconds: number;
  /** Vacancies written and published at the node meanwhile. */
  readonly backlog: number;
  /** From healing until another node showed the first of them. */
  readonly firstAfter: number;
  /** From healing until another node showed all of them. */
  readonly drainedAfter: number;
}

/** Cuts a node off for a while, lets its people go on writing, and watches its events arrive elsewhere afterwards. */
export async function whileCutOff(site: Site, far: string, forMs: number, link: Cut): Promise<Course> {
  const reader = site.nodes.find(({ id }) => id !== far)!.id;
  site.mark('cut off');
  await link.cut();
  // What was on its way has arrived.
  await pause(200);
  const before = await countSeenAt(site.net, reader, far);
  const began = performance.now();
  const writer = new TimedWriter(site.net.client(far), site.told);
  let over = false;
  let last = '';
  const writing = (async (): Promise<void> => {
    while (!over) {
      last = await writer.writeOne();
      await pause(PACE_MS);
    }
  })();
  await Promise.race([pause(forMs), writing]);
  over = true;
  await writing;
  const seconds = (performance.now() - began) / 1_000;
  await link.heal();
  site.mark('healed');
  const healed = performance.now();
  await until(`the first event of ${far}`, async () => ((await countSeenAt(site.net, reader, far)) > before ? null : 'none yet'), LIMIT_MS);
  const firstAfter = (performance.now() - healed) / 1_000;
  await secondsUntilSeen(site.net, reader, last, LIMIT_MS);
  const course = { seconds, backlog: writer.waits.length / 2, firstAfter, drainedAfter: (performance.now() - healed) / 1_000 };
  site.tell(`cut off for ${seconds.toFixed(0)} s: ${course.backlog} vacancies written, the first elsewhere after ${firstAfter.toFixed(1)} s, all after ${course.drainedAfter.toFixed(1)} s`);
  return course;
}

/** The figures of one cut. */
export function courseFigures(context: RowContext, name: string, { seconds, backlog, firstAfter, drainedAfter }: Course): Figure[] {
  return [
    figure(`${name} for ${Math.round(seconds)} s: vacancies published at the node meanwhile`, backlog, 'vacancies', { atLeast: 1 }),
    deadline(context, `${name} for ${Math.round(seconds)} s: first event elsewhere after healing`, firstAfter, 's', { atMost: 5 }),
    deadline(context, `${name} for ${Math.round(seconds)} s: backlog drained, against its arrival`, seconds / drainedAfter, 'times', { atLeast: 5 }),
  ];
}

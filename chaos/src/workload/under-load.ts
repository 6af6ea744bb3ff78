import type { MemberPlan } from '@filiera/launcher';
import type { TestNetwork } from '@filiera/testing';
import type { RowContext } from '../campaign/row.js';
import { Checker, type CheckedNode } from '../checker/check-network.js';
import { Told } from '../checker/told.js';
import { allPublished } from '../network/all-published.js';
import { startChaosNetwork, THREE_MEMBERS } from '../network/start-chaos-network.js';
import { until } from '../network/until.js';
import { Course } from './course.js';
import { Reader } from './reader.js';
import { SeededRandom } from './seeded-random.js';
import type { Site } from './site.js';
import type { Verdict } from './verdict.js';
import { Writer } from './writer.js';

/** The work around a fault. */
export interface Load {
  /** Accepted writes after which the work ends, unless the fault takes longer. */
  readonly writes: number;
  /** People at work at the same time. */
  readonly writers?: number;
  readonly readers?: number;
  /** Members besides coordinator and steward; a network of three kinds when left out. */
  readonly members?: readonly MemberPlan[];
  /** A network that the row has started itself; the row then stops it. */
  readonly net?: TestNetwork;
}

const WRITERS = 6;
const READERS = 2;
/** Only ends what would never end: how long draining took is a figure. */
const DRAIN_LIMIT_MS = 300_000;
const PROGRESS_LIMIT_MS = 600_000;

/**
 * Starts a network, lets people work, does the fault, waits until everything is everywhere, and has the checker judge.
 * @param fault does it, and ends when all that it broke runs again
 */
export async function underLoad(context: RowContext, load: Load, fault: (site: Site) => Promise<void>): Promise<Verdict> {
  const { members = THREE_MEMBERS } = load;
  const net = load.net ?? await startChaosNetwork(context, members);
  try {
    return await judged(context, net, members.map(({ id, kind }) => ({ id, kind })), load, fault);
  } finally {
    if (!load.net) await net.stop();
  }
}

async function judged(context: RowContext, net: TestNetwork, nodes: readonly CheckedNode[], load: Load, fault: (site: Site) => Promise<void>): Promise<Verdict> {
  const told = new Told();
  const checker = new Checker(net, nodes, told);
  await checker.follow();
  const clients = nodes.map(({ id }) => net.client(id));
  const ownRandom = (): SeededRandom => new SeededRandom(context.random.whole(2 ** 31));
  const writers = Array.from({ length: load.writers ?? WRITERS }, (_, number) => new Writer(number, clients, told, ownRandom()));
  const readers = Array.from({ length: load.readers ?? READERS }, () => new Reader(clients, ownRandom()));
  const course = new Course(told);
  let [faultDone, failed] = [false, false];
  const site: Site = {
    net, nodes, told, random: ownRandom(),
    async progress(writes) {
      await until(`${writes} writes`, async () => (failed || told.writes >= writes ? null : `${told.writes} so far`), PROGRESS_LIMIT_MS);
      if (failed) throw new Error('the run was given up');
    },
    mark: (label) => course.mark(label), tell: (line) => context.tell(line),
  };
  const enough = (): boolean => failed || (faultDone && told.writes >= load.writes);
  const working = [...writers.map((writer) => writer.writeUntil(enough)), ...readers.map((reader) => reader.readUntil(enough))];
  const all = [fault(site).finally(() => { faultDone = true; }), ...working];
  try {
    // A writer that fails would otherwise be heard of only when the fault is over.
    await Promise.all(all);
  } catch (error) {
    failed = true;
    for (const writer of writers) writer.giveUp();
    // Nobody may still break or start anything when the network is stopped.
    await Promise.allSettled(all);
    throw error;
  } finally {
    course.end();
  }
  const drainedSeconds = await drained(context, net, nodes, checker);
  context.plot(course.series());
  return {
    findings: await checker.findings(), writes: told.writes, reads: readers.reduce((sum, { answered }) => sum + answered, 0),
    wrongAnswers: readers.flatMap(({ wrong }) => wrong), setAside: await setAside(net, nodes), drainedSeconds,
  };
}

/** @returns seconds until everything was published and shown everywhere; null when it never was: the checker then says what is missing */
async function drained(context: RowContext, net: TestNetwork, nodes: readonly CheckedNode[], checker: Checker): Promise<number | null> {
  const began = performance.now();
  try {
    for (const { id } of nodes) await allPublished(net, id, DRAIN_LIMIT_MS);
    await until('everything everywhere', () => checker.missing(), DRAIN_LIMIT_MS);
    return (performance.now() - began) / 1_000;
  } catch (error) {
    context.tell(`never drained: ${(error as Error).message}`);
    return null;
  }
}

async function setAside(net: TestNetwork, nodes: readonly CheckedNode[]): Promise<string[]> {
  const found = await Promise.all(nodes.map(async ({ id }) => [
    ...(await net.rows<{ reason: string; detail: string }>(id, `SELECT reason, detail FROM quarantine`)).map(({ reason, detail }) => `quarantined at ${id}: ${reason}, ${detail}`),
    ...(await net.rows<{ parked_reason: string }>(id, `SELECT parked_reason FROM outbox_sealed WHERE parked_reason IS NOT NULL`)).map((row) => `parked at ${id}: ${row.parked_reason}`),
  ]));
  return found.flat();
}

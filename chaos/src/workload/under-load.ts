import type { MemberPlan } from '@filiera/launcher';
import type { TestNetwork } from '@filiera/testing';
import type { RowContext } from '../campaign/row.js';
import { Checker, type CheckedNode, type Excuses } from '../checker/check-network.js';
import { Told } from '../checker/told.js';
import { allPublished } from '../network/all-published.js';
import { asHubsOwner } from '../network/hub-admin.js';
import { startChaosNetwork, THREE_MEMBERS } from '../network/start-chaos-network.js';
import { readStoredMessages } from '../network/stored-messages.js';
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
  /** Nodes at which these people work; at all of them when left out. */
  readonly peopleAt?: readonly string[];
  /** Members besides coordinator and steward; a network of three kinds when left out. */
  readonly members?: readonly MemberPlan[];
  /** A network that the row has started itself; the row then stops it. */
  readonly net?: TestNetwork;
  /** What the fault does to the hub that nobody is to be blamed for. */
  readonly excuses?: Excuses;
  /** After so long nothing more is waited for: only ends what would never end, because how long draining took is a figure. */
  readonly drainLimitMs?: number;
}

const WRITERS = 6;
const READERS = 2;
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
  const checker = checkerOf(net, nodes, told, load.excuses);
  await checker.follow();
  const clients = nodes.filter(({ id }) => load.peopleAt?.includes(id) ?? true).map(({ id }) => net.client(id));
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
  const drainedSeconds = await drained(context, net, nodes, checker, load.drainLimitMs ?? DRAIN_LIMIT_MS);
  context.plot(course.series());
  return {
    findings: await checker.findings(), writes: told.writes, reads: readers.reduce((sum, { answered }) => sum + answered, 0),
    wrongAnswers: readers.flatMap(({ wrong }) => wrong), setAside: await setAside(net, nodes), drainedSeconds,
  };
}

/** A checker of a whole network. */
export function checkerOf(net: TestNetwork, nodes: readonly CheckedNode[], told: Told, excuses?: Excuses): Checker {
  return new Checker({ net, nodes, told, readHub: (see) => asHubsOwner(net, (manager) => readStoredMessages(manager, see)) }, excuses);
}

/** @returns seconds until everything was published and shown everywhere, and every event had arrived; null when it never was: the checker then says what is missing */
async function drained(context: RowContext, net: TestNetwork, nodes: readonly CheckedNode[], checker: Checker, limitMs: number): Promise<number | null> {
  const began = performance.now();
  try {
    for (const { id } of nodes) await allPublished(net, id, limitMs);
    await until('everything everywhere', () => checker.missing(), limitMs);
    const shown = performance.now();
    // The look at all logs and inboxes takes its own time: only what was not there at the first was late.
    const late = await checker.onTheWay() !== null;
    if (late) await until('every event everywhere', () => checker.onTheWay(), limitMs);
    return ((late ? performance.now() : shown) - began) / 1_000;
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

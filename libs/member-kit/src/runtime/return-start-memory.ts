import { cpus } from 'node:os';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** How often it is looked whether the machine has time for a collection. */
const LOOK_MS = 3_000;
/** Share of the machine's processor time that nobody used since the last look. */
const QUIET = 0.5;
/** A machine that is never quiet does it all the same. */
const AT_LATEST_MS = 60_000;

/** V8's own collector. */
type Collector = (how?: { readonly type: 'major'; readonly execution: 'sync'; readonly flavor: 'last-resort' }) => void;

/** Of V8: before, its collector takes a wish for thoroughness as one for haste. */
const KNOWS_THOROUGHNESS = 12;

/**
 * Gives the memory that only the start needed back to the system, once. Loading a program makes the young generation
 * grow to 64 MB, of which an idle node uses a tenth; V8 keeps it until a collection, and an idle node makes none for hours.
 * A thorough collection takes a good part of a second of processor time: it waits until the machine is quiet, because whoever starts a node
 * often starts several, and the others need that time first.
 */
export function returnStartMemorySoon(processorTime: () => ProcessorTime = processorTimeSoFar): void {
  const began = performance.now();
  let before = processorTime();
  const looking = setInterval(() => {
    const now = processorTime();
    const quiet = now.idle - before.idle >= QUIET * (now.all - before.all);
    before = now;
    if (!quiet && performance.now() - began < AT_LATEST_MS) return;
    clearInterval(looking);
    returnStartMemory();
  }, LOOK_MS);
  looking.unref();
}

/** Milliseconds of all processors of the machine since it started. */
interface ProcessorTime {
  readonly idle: number;
  readonly all: number;
}

function processorTimeSoFar(): ProcessorTime {
  const times = cpus().map((processor) => processor.times);
  const idle = times.reduce((sum, { idle: unused }) => sum + unused, 0);
  return { idle, all: times.reduce((sum, each) => sum + each.user + each.nice + each.sys + each.irq, idle) };
}

/** The same, now. */
export function returnStartMemory(): void {
  setFlagsFromString('--expose-gc');
  // A context sees the collector only when it is made after the flag.
  const collect = runInNewContext('gc') as Collector;
  setFlagsFromString('--no-expose-gc');
  if (Number.parseInt(process.versions.v8, 10) >= KNOWS_THOROUGHNESS) {
    collect({ type: 'major', execution: 'sync', flavor: 'last-resort' });
    return;
  }
  collect();
  // What the first has found empty, the second gives back.
  collect();
}

import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** A node that has just started catches up first; the collection stops its work for a moment. */
const AFTER_MS = 3_000;

/** V8's own collector, in its most thorough form. */
type Collector = (how: { readonly type: 'major'; readonly execution: 'sync'; readonly flavor: 'last-resort' }) => void;

/**
 * Gives the memory that only the start needed back to the system, once. Loading some 1,500 modules makes the young generation
 * grow to 64 MB, of which an idle node uses a tenth; V8 keeps it until a collection, and an idle node makes none for hours.
 */
export function returnStartMemorySoon(afterMs = AFTER_MS): void {
  setTimeout(returnStartMemory, afterMs).unref();
}

/** The same, now. */
export function returnStartMemory(): void {
  setFlagsFromString('--expose-gc');
  // A context sees the collector only when it is made after the flag.
  const collect = runInNewContext('gc') as Collector;
  setFlagsFromString('--no-expose-gc');
  collect({ type: 'major', execution: 'sync', flavor: 'last-resort' });
}

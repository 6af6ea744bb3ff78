import { readFileSync } from 'node:fs';

/** Microseconds of one of the ticks in which Linux tells programs of processor time: a hundred a second, whatever the machine. */
const TICK = 10_000;

/** Those who share some work, each with how much processor time it has had so far, microseconds. */
export type Workers = Readonly<Record<string, () => number>>;

/** What some work took: microseconds of processor time of each worker, and of the clock. */
export interface Spent {
  readonly byWorker: Readonly<Record<string, number>>;
  readonly clock: number;
}

/** Does the work and accounts for it. Needs Linux. */
export async function accountFor<T>(workers: Workers, work: () => Promise<T>): Promise<{ readonly result: T; readonly spent: Spent }> {
  const before = soFar(workers);
  const began = performance.now();
  const result = await work();
  const clock = (performance.now() - began) * 1_000;
  const after = soFar(workers);
  return { result, spent: { byWorker: Object.fromEntries(Object.keys(workers).map((name) => [name, after[name]! - before[name]!])), clock } };
}

/** Processor time of one process so far, microseconds. */
export function timeOf(pid: number): number {
  const [user, system] = fieldsOf(pid);
  return (user! + system!) * TICK;
}

/** The same of a server that forks for each connection: of its children too, of those that have ended as well. */
export function timeWithChildren(pid: number): number {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number);
  return fieldsOf(pid).reduce((sum, ticks) => sum + ticks * TICK, 0) + children.reduce((sum, child) => sum + timeOf(child), 0);
}

function soFar(workers: Workers): Record<string, number> {
  return Object.fromEntries(Object.entries(workers).map(([name, time]) => [name, time()]));
}

/** Ticks in user mode and in the kernel, its own and those of children that have ended. */
function fieldsOf(pid: number): number[] {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The second field is the program's name in brackets, which may hold anything; after it these are the twelfth to the fifteenth.
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ').slice(11, 15).map(Number);
}

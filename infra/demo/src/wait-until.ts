import { setTimeout as pause } from 'node:timers/promises';

/** Short against what is measured, long enough that asking does not slow down the nodes that are asked. */
const PAUSE_MILLISECONDS = 10;

/**
 * Asks again and again until the answer is there.
 * @param look gives the answer, or undefined while it is not there yet
 * @param since when what is waited for happened, in milliseconds of `performance.now()`
 * @returns the answer with the milliseconds since then, or null when the patience is over
 */
export async function waitUntil<T>(look: () => Promise<T | undefined>, since: number, patienceMilliseconds = 20_000): Promise<{ value: T; milliseconds: number } | null> {
  for (;;) {
    const value = await look();
    const milliseconds = performance.now() - since;
    if (value !== undefined) return { value, milliseconds };
    if (milliseconds > patienceMilliseconds) return null;
    await pause(PAUSE_MILLISECONDS);
  }
}

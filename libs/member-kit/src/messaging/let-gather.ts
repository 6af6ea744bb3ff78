import { setTimeout as pause } from 'node:timers/promises';

/** The part of the time, under load, that is waited for each part that is worked. */
const WAITED_FOR_WORKED = 3;

/**
 * Lets a batch grow where more comes than one batch took: a transaction for each few events costs several times what one for all of them does, and whoever reads
 * or relays them is late by a few hundredths of a second at most. Who is idle is never kept waiting: nothing has come meanwhile then.
 * @param tookMs what the batch before took; the busier the machine, the longer, and the more is gathered
 * @param waiting how many events have come meanwhile
 * @param limits `enough` events need not wait for more; nothing waits longer than `mostMs`
 */
export async function letGather(tookMs: number, waiting: number, limits: { readonly enough: number; readonly mostMs: number }): Promise<void> {
  if (waiting === 0 || waiting >= limits.enough) return;
  await pause(Math.min(limits.mostMs, WAITED_FOR_WORKED * tookMs));
}

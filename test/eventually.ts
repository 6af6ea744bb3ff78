import { setTimeout as pause } from 'node:timers/promises';
import type { SpecNetwork } from './running-network.js';

/**
 * Waits until the condition holds. No test depends on how long it takes: the limit only ends a test that would never end.
 * @throws Error with the last thing that was wrong
 */
export async function until(what: string, condition: () => Promise<string | null>, limitMilliseconds = 120_000): Promise<void> {
  const deadline = performance.now() + limitMilliseconds;
  for (;;) {
    const wrong = await condition().catch((error: unknown) => String(error));
    if (wrong === null) return;
    if (performance.now() > deadline) throw new Error(`${what}: ${wrong}`);
    await pause(100);
  }
}

/** Waits until a node has nothing left to publish. */
export async function allPublished(net: Pick<SpecNetwork, 'rows'>, id: string): Promise<void> {
  await until(`outbox of ${id}`, async () => {
    const [row] = await net.rows<{ left: string }>(id, `SELECT (SELECT count(*) FROM outbox_waiting)
      + (SELECT count(*) FROM outbox_sealed WHERE published_at IS NULL AND withdrawn_at IS NULL) AS left`);
    return row!.left === '0' ? null : `${row!.left} events not published`;
  });
}

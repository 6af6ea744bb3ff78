import type { TestNetwork } from '@filiera/testing';
import { until } from './until.js';

/** Waits until a node has nothing left to publish. */
export async function allPublished(net: Pick<TestNetwork, 'rows'>, id: string, limitMilliseconds?: number): Promise<void> {
  await until(`outbox of ${id}`, async () => {
    const [row] = await net.rows<{ left: string }>(id, `SELECT (SELECT count(*) FROM outbox_waiting)
      + (SELECT count(*) FROM outbox_sealed WHERE published_at IS NULL AND withdrawn_at IS NULL) AS left`);
    return row!.left === '0' ? null : `${row!.left} events not published`;
  }, limitMilliseconds);
}

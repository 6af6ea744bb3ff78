import { AGREEMENT, consumerNamesOf, streamsOf } from '@filiera/contracts';
import type { TestNetwork } from '@filiera/testing';
import type { CheckedNode } from '../../checker/check-network.js';
import { asHubsOwner } from '../../network/hub-admin.js';

/** Events that are on their way: not published yet, or on the hub and not read by everybody yet. */
export async function backlog(net: TestNetwork, nodes: readonly CheckedNode[]): Promise<number> {
  const unpublished = await Promise.all(nodes.map(async ({ id }) => {
    const [row] = await net.rows<{ left: string }>(id, `SELECT (SELECT count(*) FROM outbox_waiting) + (SELECT count(*) FROM outbox_sealed WHERE published_at IS NULL AND withdrawn_at IS NULL) AS left`);
    return Number(row!.left);
  }));
  const unread = await asHubsOwner(net, (manager) => Promise.all(nodes.flatMap((node) => streamsOf(AGREEMENT).map(async ({ name }) => {
    const info = await manager.consumers.info(name, consumerNamesOf(node).reader).catch((): null => null);
    return info ? info.num_pending + info.num_ack_pending : 0;
  }))));
  return [...unpublished, ...unread].reduce((sum, count) => sum + count, 0);
}

import { NodeProcess } from '@filiera/launcher';
import type { TestNetwork } from '@filiera/testing';

/**
 * Restarts a node so that it reaches the hub at another address.
 * @returns the node's new process; its owner stops it
 */
export async function moveBehindLink(net: TestNetwork, id: string, hub: string): Promise<NodeProcess> {
  const before = net.network.node(id);
  await before.stop();
  const { program } = before;
  const moved = new NodeProcess({ ...program, environment: { ...program.environment, FILIERA_HUB_SERVERS: hub } });
  moved.start();
  await moved.ready();
  return moved;
}

import type { NodeProcess } from '@filiera/launcher';
import type { TestNetwork } from '@filiera/testing';
import { replaceProgram } from './replace-program.js';

/**
 * Restarts a node so that it reaches the hub at other addresses.
 * @returns the node's new process; its owner stops it
 */
export function moveBehindLink(net: TestNetwork, id: string, ...hub: readonly string[]): Promise<NodeProcess> {
  return replaceProgram(net, id, { environment: { FILIERA_HUB_SERVERS: hub.join(',') } });
}

import { NodeProcess, type NodeProgram } from '@filiera/launcher';
import type { TestNetwork } from '@filiera/testing';

/** What of a node's program is another. */
export type Replacement = Partial<Pick<NodeProgram, 'entry' | 'environment'>>;

/**
 * Stops a node's program in order and starts another in its place: same home, database and address. The network goes on to know the first one
 * only, which may be started again when the other was stopped.
 */
export async function replaceProgram(net: TestNetwork, id: string, { entry, environment }: Replacement): Promise<NodeProcess> {
  const { program } = net.network.node(id);
  await net.network.node(id).stop();
  const other = new NodeProcess({ ...program, ...(entry ? { entry } : {}), environment: { ...program.environment, ...environment } });
  other.start();
  await other.ready();
  return other;
}

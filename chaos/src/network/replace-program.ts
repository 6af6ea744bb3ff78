import { NodeProcess, type NodeProgram } from '@filiera/launcher';
import type { TestNetwork } from '@filiera/testing';

/** What of a node's program is another. */
export type Replacement = Partial<Pick<NodeProgram, 'entry' | 'environment'>>;

/**
 * Starts another program beside a node's, which works until the other has loaded, and then stops in order: same home, database and address. The network
 * goes on to know the first one only, which may be started again when the other was stopped.
 * @throws Error with the end of its log when the other does not come up
 */
export async function replaceProgram(net: TestNetwork, id: string, { entry, environment }: Replacement): Promise<NodeProcess> {
  const before = net.network.node(id);
  const { program } = before;
  const other = new NodeProcess({ ...program, ...(entry ? { entry } : {}), environment: { ...program.environment, ...environment } });
  await other.takeOver(before);
  try {
    await other.ready();
    return other;
  } catch (error) {
    await other.kill();
    throw error;
  }
}

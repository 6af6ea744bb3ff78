import { NodeProcess, type NodeProgram } from '@filiera/launcher';
import type { TestNetwork } from '@filiera/testing';

/** What of a node's program is another. */
export interface Replacement extends Partial<Pick<NodeProgram, 'entry' | 'environment'>> {
  /** Done while neither program runs. */
  meanwhile?(): Promise<void>;
}

/**
 * Stops a node's program in order and starts another in its place: same home, database and address. The network goes on to know the first one
 * only, which may be started again when the other was stopped.
 * @throws Error with the end of its log when the other does not come up
 */
export async function replaceProgram(net: TestNetwork, id: string, { entry, environment, meanwhile }: Replacement): Promise<NodeProcess> {
  const { program } = net.network.node(id);
  await net.network.node(id).stop();
  await meanwhile?.();
  const other = new NodeProcess({ ...program, ...(entry ? { entry } : {}), environment: { ...program.environment, ...environment } });
  other.start();
  try {
    await other.ready();
    return other;
  } catch (error) {
    await other.kill();
    throw error;
  }
}

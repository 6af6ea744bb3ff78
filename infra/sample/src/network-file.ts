import { readFile } from 'node:fs/promises';
import type { MemberKind } from '@filiera/contracts';

/** A running node, as the launcher describes it. */
export interface RunningNode {
  readonly id: string;
  readonly kind: MemberKind;
  readonly name?: string;
  /** Where its HTTP interface listens. */
  readonly url: string;
  /** API keys by role; a node has keys only for the roles that it knows. */
  readonly keys: Partial<Readonly<Record<'operator' | 'manager' | 'technician' | 'coordinator', string>>>;
}

/** The network that runs on this machine. */
export interface RunningNetwork {
  readonly nodes: readonly RunningNode[];
  /** Certificate authority of the nodes' HTTPS, a file; left out without TLS. */
  readonly ca?: string;
}

/**
 * Reads the description that the launcher writes while the network runs.
 * @throws Error that says what to do when there is none
 */
export async function readNetwork(file: string): Promise<RunningNetwork> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new Error(`no running network: ${file} is missing. Start it with "npm start" in another terminal and wait for its table.`);
  });
  const network = JSON.parse(text) as Partial<RunningNetwork>;
  if (!Array.isArray(network.nodes)) throw new Error(`${file} does not describe a network: it has no "nodes". Start the network again with "npm start".`);
  return network as RunningNetwork;
}

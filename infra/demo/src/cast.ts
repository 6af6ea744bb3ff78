import { NodeClient, type RunningNetwork } from '@filiera/sample';

/** The members that play a part in the story. */
export interface Cast {
  readonly all: readonly NodeClient[];
  readonly school: NodeClient;
  readonly agency: NodeClient;
  readonly cpi: NodeClient;
  readonly eures: NodeClient;
  readonly coordinator: NodeClient;
}

/**
 * Gives each part to the first member of its kind.
 * @throws Error naming the kinds that the network lacks
 */
export function castFrom(network: RunningNetwork): Cast {
  // The steward has no public interface: it speaks through what the coordinator and the holder hear of it.
  const all = network.nodes.filter(({ kind }) => kind !== 'steward').map((node) => new NodeClient(node, network));
  const missing: string[] = [];
  const first = (kind: string): NodeClient => {
    const found = all.find(({ node }) => node.kind === kind);
    if (!found) missing.push(kind);
    return found as NodeClient;
  };
  const cast: Cast = { all, school: first('school'), agency: first('agency'), cpi: first('cpi'), eures: first('eures'), coordinator: first('coordinator') };
  if (missing.length > 0) throw new Error(`the story needs at least one member of each of these kinds, which this network lacks: ${missing.join(', ')}`);
  return cast;
}

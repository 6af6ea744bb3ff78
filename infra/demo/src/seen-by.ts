import type { Text } from '@filiera/contracts';
import type { NodeClient } from '@filiera/sample';
import type { Narrator } from './narrator.js';
import { waitUntil } from './wait-until.js';

/** Waits until each of the nodes shows it (and `as` says that it is as it should be), and tells after how long. */
export async function seenBy<T>(narrator: Narrator, nodes: readonly NodeClient[], path: string, since: number, what: Text, as: (body: T) => boolean = () => true): Promise<void> {
  const found = async (node: NodeClient): Promise<T | undefined> => {
    const body = await shown<T>(node, path);
    return body !== undefined && as(body) ? body : undefined;
  };
  const all = await Promise.all(nodes.map(async (node) => ({ node, seen: await waitUntil(() => found(node), since) })));
  for (const { node, seen } of all) {
    if (seen) narrator.seen(node.id, what, seen.milliseconds);
    else narrator.fault({ it: `${node.id} non ${what.it} dopo 20 secondi`, en: `${node.id} has not: ${what.en}, after 20 seconds` });
  }
}

/** What a node shows at a path, or undefined while it shows nothing. */
export async function shown<T = object>(node: NodeClient, path: string): Promise<T | undefined> {
  const { status, body } = await node.ask<T>('GET', path);
  return status === 200 ? body : undefined;
}

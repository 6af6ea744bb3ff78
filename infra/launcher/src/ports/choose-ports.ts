import { freePort } from '@filiera/embedded';
import type { MemberPlan } from '../members/sample-members.js';
import { refusedByBrowsers } from './refused-by-browsers.js';

/** The TCP ports of everything that the launcher starts. */
export interface NetworkPorts {
  readonly broker: number;
  readonly database: number;
  readonly identity: number;
  readonly nodes: Readonly<Record<string, number>>;
}

const BROKER = 4222;
const DATABASE = 5432;
const IDENTITY_OFFSET = 99;
/** How many ports after the usual one are tried before any free one is taken. */
const NEARBY = 50;

/** Chooses the usual ports where they are free, else others near them; ports of an earlier start come first, so that addresses stay the same. */
export async function choosePorts(members: readonly MemberPlan[], base: number, before: Partial<NetworkPorts> = {}): Promise<NetworkPorts> {
  const taken = new Set<number>();
  const choose = async (usual: number): Promise<number> => {
    for (let port = usual; port < usual + NEARBY; port += 1) {
      if (!taken.has(port) && !refusedByBrowsers(port) && await freePort(port) === port) {
        taken.add(port);
        return port;
      }
    }
    const any = await freePort();
    taken.add(any);
    return any;
  };
  const nodes: Record<string, number> = {};
  const broker = await choose(before.broker ?? BROKER);
  const database = await choose(before.database ?? DATABASE);
  for (const [at, { id }] of members.entries()) {
    nodes[id] = await choose(before.nodes?.[id] ?? base + at);
  }
  return { broker, database, identity: await choose(before.identity ?? base + IDENTITY_OFFSET), nodes };
}

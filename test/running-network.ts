import type { MemberPlan } from '@filiera/launcher';
import { NodeClient } from '@filiera/sample';
import { startNetwork, type TestNetwork } from '@filiera/testing';
import pg from 'pg';

/** A network of a spec's own, with clients of its nodes and a look into their databases. */
export interface SpecNetwork extends TestNetwork {
  client(id: string): NodeClient;
  /** Rows of one node's database. */
  rows<T = Record<string, unknown>>(id: string, sql: string, values?: unknown[]): Promise<T[]>;
}

/** Starts a coordinator, a steward and these members. The nodes run as they are built: run the build first. */
export async function startSpecNetwork(members: readonly MemberPlan[]): Promise<SpecNetwork> {
  const started = await startNetwork({ members });
  const { description } = started.network;
  return {
    ...started,
    client: (id) => new NodeClient(description.nodes.find((node) => node.id === id)!, description),
    rows: (id, sql, values) => query(started.network.databaseUrl(id), sql, values),
  };
}

async function query<T>(url: string, sql: string, values: unknown[] = []): Promise<T[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query(sql, values)).rows as T[];
  } finally {
    await client.end();
  }
}

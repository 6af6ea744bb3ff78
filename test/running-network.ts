import { randomBytes } from 'node:crypto';
import { DataFolder, LocalNetwork, type MemberPlan, STEWARD, COORDINATOR } from '@filiera/launcher';
import { NodeClient } from '@filiera/sample';
import { createTestDatabase, type TestDatabase, testFolder } from '@filiera/testing';
import pg from 'pg';

/** A network of a spec's own: real processes, a broker of its own, a database for each node in the run's PostgreSQL. */
export interface SpecNetwork extends AsyncDisposable {
  readonly network: LocalNetwork;
  readonly folder: DataFolder;
  client(id: string): NodeClient;
  /** Rows of one node's database. */
  rows<T = Record<string, unknown>>(id: string, sql: string, values?: unknown[]): Promise<T[]>;
  stop(): Promise<void>;
}

/** Starts a coordinator, a steward and these members. The nodes run as they are built: run the build first. */
export async function startSpecNetwork(members: readonly MemberPlan[]): Promise<SpecNetwork> {
  const folder = new DataFolder(testFolder('network'));
  const databases = new Map<string, TestDatabase>();
  const network = await LocalNetwork.start({
    folder,
    members: [STEWARD, COORDINATOR, ...members],
    portBase: 20_000 + (randomBytes(2).readUInt16BE() % 20_000),
    fast: true,
    logLevel: 'warn',
    databases: async (id) => {
      const database = await createTestDatabase(id);
      databases.set(id, database);
      return database.url;
    },
  });
  const { description } = network;
  const stop = async (): Promise<void> => {
    await network.stop();
    await Promise.all([...databases.values()].map((database) => database.drop()));
  };
  return {
    network,
    folder,
    client: (id) => new NodeClient(description.nodes.find((node) => node.id === id)!, description),
    rows: (id, sql, values) => query(network.databaseUrl(id), sql, values),
    stop,
    [Symbol.asyncDispose]: stop,
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

import { randomInt } from 'node:crypto';
import { COORDINATOR, DataFolder, LocalNetwork, type MemberPlan, STEWARD } from '@filiera/launcher';
import type { Role } from '@filiera/member-kit';
import { NodeClient } from '@filiera/sample';
import pg from 'pg';
import { createTestDatabase, testFolder, type TestDatabase } from './infrastructure.js';

/** What a test network is made of. */
export interface TestNetworkOptions {
  /** Besides the coordinator and the steward, which every network has. */
  readonly members: readonly MemberPlan[];
  readonly tls?: boolean;
  /** Where everything of the network is kept; below the run's folder when left out. */
  readonly folder?: string;
  /** A PostgreSQL of the network's own, which may be killed; when left out, each node has a database in the one of the run. */
  readonly ownDatabase?: boolean;
  /** Makes a node's database where the caller wants it, and answers with its address; the caller removes it. */
  readonly databases?: (id: string) => Promise<string>;
}

/** A node's answer. */
export interface NodeAnswer {
  readonly status: number;
  readonly body: unknown;
}

/** A network of a spec's own: built programs as processes, a broker of its own, a database for each node. */
export interface TestNetwork extends AsyncDisposable {
  /** Kills, stops and starts nodes and broker. */
  readonly network: LocalNetwork;
  /** The nodes' homes, their logs, the broker's files. */
  readonly folder: DataFolder;
  readonly coordinator: string;
  readonly steward: string;
  /** Speaks to a node as people and their programs do. */
  client(id: string): NodeClient;
  /** Rows of one node's database. */
  rows<T = Record<string, unknown>>(id: string, sql: string, values?: unknown[]): Promise<T[]>;
  /** Sends a request to a node with its key for a role. A body is sent as JSON. */
  call(id: string, role: Role, method: string, path: string, body?: unknown): Promise<NodeAnswer>;
  /** Ends everything and removes the databases. */
  stop(): Promise<void>;
}

/**
 * Starts a network of built programs (`npm run build` comes first) whose members joined by invitation.
 * @throws Error with the end of the log of whoever did not come up
 */
export async function startNetwork({ members, tls = false, folder: place, ownDatabase = false, databases: urls }: TestNetworkOptions): Promise<TestNetwork> {
  const folder = new DataFolder(place ?? testFolder('network'));
  const databases: TestDatabase[] = [];
  // Below the ports that the system gives to outgoing connections: one of those may hold a port that was free a moment ago.
  const base = randomInt(10_000, 32_000);
  folder.remember({ ports: { broker: base + 500, database: base + 501, identity: base + 502, nodes: {} } });
  const network = await LocalNetwork.start({
    folder,
    members: [STEWARD, COORDINATOR, ...members],
    portBase: base,
    tls,
    logLevel: 'warn',
    ...(ownDatabase ? {} : {
      databases: urls ?? (async (id: string) => {
        const database = await createTestDatabase(id);
        databases.push(database);
        return database.url;
      }),
    }),
  });
  const { description } = network;
  const stop = async (): Promise<void> => {
    await network.stop();
    await Promise.all(databases.map((database) => database.drop()));
  };
  return {
    network, folder, stop, coordinator: COORDINATOR.id, steward: STEWARD.id,
    client: (id) => new NodeClient(description.nodes.find((node) => node.id === id)!, description),
    rows: (id, sql, values) => rowsOf(network.databaseUrl(id), sql, values),
    call: (id, role, method, path, body) => ask(network, id, role, method, path, body),
    [Symbol.asyncDispose]: stop,
  };
}

async function ask(network: LocalNetwork, id: string, role: Role, method: string, path: string, body: unknown): Promise<NodeAnswer> {
  const node = network.description.nodes.find((candidate) => candidate.id === id);
  const key = node?.keys[role];
  if (!node || !key) throw new Error(`"${id}" has no key for the role ${role}`);
  const answer = await fetch(`${node.url}${path}`, {
    method,
    headers: { 'x-api-key': key, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  return { status: answer.status, body: text ? JSON.parse(text) as unknown : undefined };
}

async function rowsOf<T>(url: string, sql: string, values: unknown[] = []): Promise<T[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query(sql, values)).rows as T[];
  } finally {
    await client.end();
  }
}

import * as tls from 'node:tls';
import { createLocalAuthority, type Database, KeptServer, type LocalAuthority, startDatabase } from '@filiera/embedded';
import { type DemoProvider, startDemoProvider } from '../identity/demo-provider.js';
import { choosePorts, type NetworkPorts } from '../ports/choose-ports.js';
import { QUIET } from '../speaking/teller.js';
import type { DataFolder } from './data-folder.js';
import type { NetworkOptions } from './network-options.js';

/** What the network uses beside its nodes. */
export interface Ground {
  readonly ports: NetworkPorts;
  readonly authority: LocalAuthority | undefined;
  readonly database: KeptServer<Database> | undefined;
  /** Fulfilled when the database serves: much can be prepared while it makes its files. */
  readonly serving: Promise<void>;
  readonly identity: DemoProvider | undefined;
}

/** Chooses ports, and begins what the nodes stand on: authority, database, identity provider. What runs when something fails is stopped again. */
export async function prepareGround(options: NetworkOptions): Promise<Ground> {
  const { folder, members, portBase, teller = QUIET } = options;
  refuseOtherTls(folder, options.tls ?? false);
  const ports = await choosePorts(members, portBase, folder.memory.ports);
  folder.remember({ ...folder.memory, ports, tls: options.tls ?? false });
  const authority = options.tls ? await createLocalAuthority(folder.path('tls')) : undefined;
  if (authority) {
    // This process calls the nodes too.
    tls.setDefaultCACertificates([...tls.getCACertificates('default'), authority.caPem]);
  }
  const certificate = await authority?.issue('node', ['127.0.0.1', 'localhost']);
  const database = options.databases ? undefined : new KeptServer<Database>({
    start: () => startOwnPostgres(options, ports, authority),
    onRestart: () => teller.warn({ it: 'PostgreSQL si è fermato e riparte', en: 'PostgreSQL ended and starts again' }),
  });
  const serving = database?.start().then(() => teller.step({ it: `PostgreSQL 18 pronto (porta ${ports.database})`, en: `PostgreSQL 18 ready (port ${ports.database})` }));
  // Whoever waits for it hears of its failure.
  serving?.catch(() => undefined);
  try {
    const identity = options.identityProvider ? await startDemoProvider(folder, ports.identity, certificate) : undefined;
    return { ports, authority, database, serving: serving ?? Promise.resolve(), identity };
  } catch (error) {
    await database?.stop();
    throw error;
  }
}

/** Starts the PostgreSQL of the network's own, on the data and the port that it has had so far. */
async function startOwnPostgres({ folder, fast }: NetworkOptions, ports: NetworkPorts, authority: LocalAuthority | undefined): Promise<Database> {
  return startDatabase({
    dataDir: folder.path('database'), port: ports.database, ...(fast ? { fast: true } : {}), tls: await authority?.issue('database', ['127.0.0.1', 'localhost']),
  });
}

/** The nodes' settings name their certificates: a network that began with TLS goes on with it, and the other way round. */
function refuseOtherTls(folder: DataFolder, tlsNow: boolean): void {
  const before = folder.memory.tls;
  if (before !== undefined && before !== tlsNow) {
    throw new Error(before
      ? `${folder.dir}: questa rete è cifrata: "npm start -- --tls", o da capo con --reset / this network is encrypted: "npm start -- --tls", or begin anew with --reset`
      : `${folder.dir}: questa rete non è cifrata: senza --tls, o da capo con --reset --tls / this network is not encrypted: without --tls, or begin anew with --reset --tls`);
  }
}

import { randomBytes } from 'node:crypto';
import { mkdtempSync, chmodSync } from 'node:fs';
import { join } from 'node:path';
import {
  createOwnDatabase, dropOwnDatabase, startBroker, startDatabase,
  type Broker, type BrokerOptions, type Database, type DatabaseOptions,
} from '@filiera/embedded';
import { InfrastructureConfiguration } from './infrastructure.config.js';

/** The plain broker (no accounts) that all specs of a run share: use stream names and subjects of your own. */
export function testBroker(): { readonly url: string } {
  return { url: new InfrastructureConfiguration().brokerUrl };
}

/** The PostgreSQL that all specs of a run share, as its superuser. */
export function testDatabase(): { readonly adminUrl: string } {
  return { adminUrl: new InfrastructureConfiguration().databaseUrl };
}

/** A new empty folder, removed with the run. Any account may enter it. */
export function testFolder(name = 'folder'): string {
  const folder = mkdtempSync(join(new InfrastructureConfiguration().folder, `${name}-`));
  chmodSync(folder, 0o755);
  return folder;
}

/** A database of a spec's own, with a role of its own that owns it. */
export interface TestDatabase {
  readonly name: string;
  readonly url: string;
  /** Ends its connections and removes it. */
  drop(): Promise<void>;
}

/** Makes an empty database under a name that nobody else has. */
export async function createTestDatabase(label = 'spec'): Promise<TestDatabase> {
  const adminUrl = testDatabase().adminUrl;
  const name = `${label}-${randomBytes(6).toString('hex')}`;
  const url = await createOwnDatabase(adminUrl, { name, password: randomBytes(12).toString('base64url'), fast: true });
  return { name, url, drop: () => dropOwnDatabase(adminUrl, name) };
}

/** A server of a spec's own, to be stopped, killed and started again on the same port and data. */
export interface OwnServer<T> {
  /** The one that runs now: changes at each `restart`. */
  readonly current: T;
  /** SIGKILL. */
  kill(): Promise<void>;
  stop(): Promise<void>;
  /** Starts it again, same port, same data. */
  restart(): Promise<T>;
}

async function ownServer<T extends { port: number; stop(): Promise<void>; kill(): Promise<void> }>(
  start: (port: number | undefined) => Promise<T>,
): Promise<OwnServer<T>> {
  let current = await start(undefined);
  const { port } = current;
  return {
    get current() { return current; },
    kill: () => current.kill(),
    stop: () => current.stop(),
    async restart() {
      await current.stop();
      current = await start(port);
      return current;
    },
  };
}

/** A broker that a spec may kill, or give accounts of its own. It flushes before it acknowledges, as in production, unless told otherwise. */
export async function startOwnBroker(options: Partial<BrokerOptions> = {}): Promise<OwnServer<Broker>> {
  const storeDir = options.storeDir ?? testFolder('broker');
  return ownServer((port) => startBroker({ serverName: 'test-own', ...options, storeDir, port: port ?? options.port }));
}

/** A PostgreSQL that a spec may kill. */
export async function startOwnDatabase(options: Partial<DatabaseOptions> = {}): Promise<OwnServer<Database>> {
  const dataDir = options.dataDir ?? testFolder('database');
  return ownServer((port) => startDatabase({ fast: true, ...options, dataDir, port: port ?? options.port }));
}

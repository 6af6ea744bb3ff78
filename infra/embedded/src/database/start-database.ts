import { mkdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { ServerTls } from '../broker/server-configuration.js';
import { EmbeddedConfiguration } from '../embedded.config.js';
import { freePort } from '../free-port.js';
import { GuardedServer } from '../guarded-server.js';
import { isAlive, waitUntil } from '../wait-until.js';
import { accountToBorrow, type Account } from './borrowed-account.js';
import { makeCluster } from './make-cluster.js';
import { createOwnDatabase, dropOwnDatabase, ownDatabaseUrl } from './own-database.js';
import { PasswordFile } from './password-file.js';
import { postgresBinaries, type PostgresBinaries } from './postgres-binaries.js';
import { reachableFolder } from './reachable-place.js';
import { serverArguments } from './server-settings.js';

export interface DatabaseOptions {
  /** Holds the cluster, the passwords and the log; made when missing. */
  readonly dataDir: string;
  /** Any free port when left out. */
  readonly port?: number;
  /** For tests: nothing is flushed to the disk. */
  readonly fast?: boolean;
  readonly tls?: ServerTls;
}

/** A running PostgreSQL. */
export interface Database {
  readonly port: number;
  readonly pid: number;
  readonly logFile: string;
  /** Of the superuser, for set-up and tests only. */
  readonly adminUrl: string;
  /** Resolves when the process has gone, for whatever reason. */
  readonly gone: Promise<void>;
  readonly running: boolean;
  /**
   * Gives `name` one role and one database of its own, with nothing for anyone else; the same address at each start on the same port.
   * @returns the role's connection URL.
   */
  createDatabase(name: string): Promise<string>;
  /** Ends its connections and removes the database and its role. */
  dropDatabase(name: string): Promise<void>;
  stop(): Promise<void>;
  /** SIGKILL, as a crash would. */
  kill(): Promise<void>;
}

/** The address that `createDatabase(name)` will answer with, for a server that has not started yet. */
export function plannedDatabaseUrl({ dataDir, port }: { readonly dataDir: string; readonly port: number }, name: string): string {
  mkdirSync(dataDir, { recursive: true });
  return ownDatabaseUrl(`postgres://127.0.0.1:${port}`, { name, password: passwordsIn(dataDir).of(name) });
}

function passwordsIn(dataDir: string): PasswordFile {
  return new PasswordFile(join(dataDir, 'passwords.json'));
}

/** PostgreSQL writes its state in the eighth line of postmaster.pid, which is how its own pg_ctl knows that it serves. */
function stateOf(data: string): { pid: number; state: string } | null {
  try {
    const lines = readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n');
    return { pid: Number(lines[0]), state: (lines[7] ?? '').trim() };
  } catch {
    return null;
  }
}

/** A server of a launcher that was just killed may still be stopping. */
async function waitForPredecessor(data: string): Promise<void> {
  const found = stateOf(data);
  if (!found || !isAlive(found.pid)) return;
  const same = (): boolean => stateOf(data)?.pid === found.pid && isAlive(found.pid);
  await waitUntil(`the PostgreSQL that already uses ${data} (process ${found.pid}) to stop: stop it, or use another folder`, 20, () => (same() ? null : true));
}

interface Serving {
  readonly data: string;
  readonly binaries: PostgresBinaries;
  readonly account: Account | undefined;
  readonly fast: boolean;
  readonly logFile: string;
  readonly tls: ServerTls | undefined;
  readonly port: number | undefined;
  readonly searchPath: string;
}

/** Starts `postgres`; on another port when someone takes a free one first. */
async function serve(serving: Serving, attempts = 3): Promise<{ server: GuardedServer; port: number }> {
  const port = serving.port ?? (await freePort());
  const server = new GuardedServer({
    name: 'PostgreSQL',
    command: serving.binaries.postgres,
    arguments: serverArguments({ ...serving, port }),
    stopSignal: 'INT',
    logFile: serving.logFile,
    account: serving.account,
    environment: { PATH: serving.searchPath, LC_ALL: 'C', TZ: 'UTC' },
  });
  try {
    await waitUntil('PostgreSQL to serve', 90, () => {
      server.refuseUnlessRunning();
      const now = stateOf(serving.data);
      return now?.pid === server.pid && now.state === 'ready' ? true : null;
    });
    return { server, port };
  } catch (error) {
    await server.kill();
    if (!/Address already in use/.test(server.endOfLog())) throw error;
    if (serving.port === undefined && attempts > 1) return serve(serving, attempts - 1);
    throw new Error(`port ${port} is taken: PostgreSQL cannot listen there. Choose another port, or stop who holds it`, { cause: error });
  }
}

/**
 * Starts a real PostgreSQL that lives as long as this process does. Root runs it under an unprivileged account.
 * @throws Error that says what to do: no binaries for this platform, port taken, folder in use.
 */
export async function startDatabase(options: DatabaseOptions, environment = new EmbeddedConfiguration()): Promise<Database> {
  const account = accountToBorrow();
  const binaries = postgresBinaries(environment, account);
  const folder = resolve(options.dataDir);
  mkdirSync(folder, { recursive: true });
  const cluster = join(folder, 'cluster');
  const reachable = account ? reachableFolder(cluster, account) : cluster;
  if (!account) mkdirSync(cluster, { recursive: true, mode: 0o700 });
  const passwords = passwordsIn(folder);
  const fast = options.fast ?? false;
  const data = await makeCluster({ binaries, folder: reachable, account, superuserPassword: passwords.of('postgres'), fast });
  await waitForPredecessor(data);
  const logFile = join(folder, 'postgresql.log');
  const { server, port } = await serve({
    data, binaries, account, fast, logFile, tls: options.tls, port: options.port, searchPath: environment.searchPath,
  });
  const adminUrl = `postgres://postgres:${passwords.of('postgres')}@127.0.0.1:${port}/postgres`;
  const ca = options.tls && readFileSync(options.tls.ca, 'utf8');
  return {
    port,
    pid: server.pid,
    logFile,
    adminUrl,
    gone: server.gone,
    get running() { return server.running; },
    createDatabase: (name) => createOwnDatabase(adminUrl, { name, password: passwords.of(name), fast, ca }),
    dropDatabase: (name) => dropOwnDatabase(adminUrl, name, ca),
    stop: () => server.stop(),
    kill: () => server.kill(),
  };
}

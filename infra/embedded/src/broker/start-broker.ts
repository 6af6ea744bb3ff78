import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join, resolve } from 'node:path';
import { EmbeddedConfiguration } from '../embedded.config.js';
import { GuardedServer } from '../guarded-server.js';
import { isAlive, waitUntil } from '../wait-until.js';
import { natsServerBinary } from './nats-server-binary.js';
import { brokerConfiguration, type ServerTls, type SyncInterval } from './server-configuration.js';

export interface BrokerOptions {
  /** Holds the streams, the configuration and the log; made when missing. */
  readonly storeDir: string;
  /** Any free port when left out. */
  readonly port?: number;
  readonly serverName: string;
  /** nats-server configuration beyond listening and storage: accounts, operator, resolver. */
  readonly configuration?: string;
  /** Files to include, for example the operator and resolver that the steward writes. */
  readonly include?: readonly string[];
  /** `always` unless a test trades safety for speed. */
  readonly syncInterval?: SyncInterval;
  readonly maxStorage?: string;
  readonly tls?: ServerTls;
}

/** A running nats-server with JetStream. */
export interface Broker {
  readonly url: string;
  readonly port: number;
  readonly monitoringUrl: string;
  readonly serverName: string;
  readonly pid: number;
  readonly logFile: string;
  readonly configurationFile: string;
  /** Resolves when the process has gone, for whatever reason. */
  readonly gone: Promise<void>;
  readonly running: boolean;
  /** Makes the server read its configuration again. */
  reload(): void;
  stop(): Promise<void>;
  /** SIGKILL, as a crash would. */
  kill(): Promise<void>;
}

interface Ports {
  readonly nats: readonly string[];
  readonly monitoring: readonly string[];
}

function portsOf(folder: string, pid: number): Ports | null {
  try {
    return JSON.parse(readFileSync(join(folder, `nats-server_${pid}.ports`), 'utf8')) as Ports;
  } catch {
    return null;
  }
}

/** The server greets every connection with INFO, in clear text even when TLS follows: then it serves. */
function greets(port: number): Promise<true | null> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.setTimeout(1000);
    const end = (answer: true | null): void => { socket.destroy(); resolve(answer); };
    socket.once('data', (bytes) => end(bytes.toString().startsWith('INFO') ? true : null));
    socket.once('error', () => end(null));
    socket.once('timeout', () => end(null));
  });
}

/** A server of a launcher that was just killed may still be closing its files: two on one store would damage it. */
async function waitForPredecessor(folder: string, configurationFile: string): Promise<void> {
  for (const file of readdirSync(folder)) {
    const pid = Number(/^nats-server_(\d+)\.ports$/.exec(file)?.[1]);
    if (!pid) continue;
    const ours = (): boolean => isAlive(pid) && commandOf(pid).includes(configurationFile);
    await waitUntil(`the nats-server that already uses ${folder} (process ${pid}) to stop: stop it, or use another folder`, 15, () => (ours() ? null : true));
    rmSync(join(folder, file), { force: true });
  }
}

function commandOf(pid: number): string {
  try {
    return execFileSync('ps', ['-o', 'args=', '-p', String(pid)], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  } catch {
    return '';
  }
}

/**
 * Starts a real nats-server that lives as long as this process does.
 * @throws Error that says what to do: no binary for this platform, port taken, configuration refused (with the log's end).
 */
export async function startBroker(options: BrokerOptions, environment = new EmbeddedConfiguration()): Promise<Broker> {
  const binary = natsServerBinary(environment);
  const folder = resolve(options.storeDir);
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o700);
  const configurationFile = join(folder, 'nats-server.conf');
  const logFile = join(folder, 'nats-server.log');
  await waitForPredecessor(folder, configurationFile);
  writeFileSync(configurationFile, brokerConfiguration({
    serverName: options.serverName,
    listen: `127.0.0.1:${options.port ?? -1}`,
    jetStreamFolder: join(folder, 'store'),
    syncInterval: options.syncInterval ?? 'always',
    maxStorage: options.maxStorage ?? '10GB',
    folder,
    tls: options.tls,
    include: (options.include ?? []).map((file) => resolve(file)),
    configuration: options.configuration ?? '',
  }), { mode: 0o600 });
  const server = new GuardedServer({
    name: 'nats-server',
    command: binary,
    arguments: ['-c', configurationFile],
    stopSignal: 'TERM',
    logFile,
    environment: { PATH: environment.searchPath },
  });
  try {
    const ports = await waitUntil('nats-server to listen', 60, () => {
      server.refuseUnlessRunning();
      return portsOf(folder, server.pid);
    });
    const port = Number(new URL(ports.nats[0]!).port);
    await waitUntil('nats-server to greet', 60, () => {
      server.refuseUnlessRunning();
      return greets(port);
    });
    return {
      url: `nats://127.0.0.1:${port}`,
      port,
      monitoringUrl: ports.monitoring[0]!,
      serverName: options.serverName,
      pid: server.pid,
      logFile,
      configurationFile,
      gone: server.gone,
      get running() { return server.running; },
      reload: () => { process.kill(server.pid, 'SIGHUP'); },
      stop: () => server.stop(),
      kill: () => server.kill(),
    };
  } catch (error) {
    await server.kill();
    if (/address already in use/.test(server.endOfLog())) {
      throw new Error(`port ${options.port} is taken: nats-server cannot listen there. Choose another port, or stop who holds it`, { cause: error });
    }
    throw error;
  }
}

import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, closeSync, openSync, readFileSync } from 'node:fs';
import type { Socket } from 'node:net';

/**
 * Replaces itself with the server, and leaves a small watcher behind. The watcher reads a pipe whose other end only the
 * launcher holds: when the launcher stops the server, or is itself killed (even by `kill -9`), the pipe ends and the watcher
 * sends the server its stop signal. `$$` is the server, because `exec` keeps the process id.
 */
const GUARD = `
stop_signal=$1; shift
exec 3<&0 </dev/null
( exec >/dev/null 2>&1; cat <&3; kill -s "$stop_signal" $$ ) &
exec 3<&-
exec "$@"
`;

export interface GuardedServerOptions {
  /** For messages: `nats-server`, `PostgreSQL`. */
  readonly name: string;
  readonly command: string;
  readonly arguments: readonly string[];
  /** What asks this server to finish in order: PostgreSQL takes INT as "disconnect everybody and stop". */
  readonly stopSignal: 'TERM' | 'INT';
  /** Appended to, never emptied. */
  readonly logFile: string;
  readonly account?: { readonly uid: number; readonly gid: number };
  readonly environment: Record<string, string>;
}

/** A server process that never outlives the process that started it. */
export class GuardedServer {
  private readonly child: ChildProcess;
  private readonly exited: Promise<void>;
  private failure: Error | null = null;

  constructor(private readonly options: GuardedServerOptions) {
    const log = openSync(options.logFile, 'a', 0o600);
    try {
      chmodSync(options.logFile, 0o600);
      this.child = spawn('/bin/sh', ['-c', GUARD, 'guard', options.stopSignal, options.command, ...options.arguments], {
        // A session of its own: Ctrl-C in the launcher's terminal reaches the launcher alone, which stops the server in order.
        detached: true,
        cwd: '/',
        env: options.environment,
        stdio: ['pipe', log, log],
        ...options.account,
      });
    } finally {
      closeSync(log);
    }
    this.child.stdin?.on('error', () => { /* the watcher has gone with its server */ });
    // A server is no reason for its launcher to stay: when there is no other, both end.
    this.child.unref();
    (this.child.stdin as Socket | null)?.unref();
    this.exited = new Promise((resolve) => {
      this.child.once('exit', () => { this.child.stdin?.end(); resolve(); });
      this.child.once('error', (error) => { this.failure = error; resolve(); });
    });
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  get running(): boolean {
    return this.failure === null && this.child.exitCode === null && this.child.signalCode === null;
  }

  /** Resolves when the server has gone, for whatever reason. */
  get gone(): Promise<void> {
    return this.exited;
  }

  /** Stops in order; data is flushed. Harmless when it has already gone. */
  async stop(): Promise<void> {
    this.child.ref();
    this.child.stdin?.end();
    await this.exited;
  }

  /** A power cut for the process: SIGKILL, nothing is flushed. */
  async kill(): Promise<void> {
    this.child.ref();
    if (this.running) this.child.kill('SIGKILL');
    await this.exited;
  }

  /** @throws Error with the end of the log when the server is no longer running. */
  refuseUnlessRunning(): void {
    if (this.running) return;
    const how = this.failure?.message ?? (this.child.signalCode ? `signal ${this.child.signalCode}` : `code ${this.child.exitCode}`);
    throw new Error(`${this.options.name} ended at start (${how}). Its log, ${this.options.logFile}, ends with:\n${this.endOfLog()}`);
  }

  endOfLog(): string {
    try {
      return readFileSync(this.options.logFile, 'utf8').slice(-2000);
    } catch {
      return '(no log)';
    }
  }
}

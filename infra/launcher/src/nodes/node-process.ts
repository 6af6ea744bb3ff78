import { type ChildProcess, fork } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { STANDING_BY } from '@filiera/member-kit';
import { ALLOCATOR } from './allocator.js';

/** How to run one node. */
export interface NodeProgram {
  readonly id: string;
  /** Built program. */
  readonly entry: string;
  readonly home: string;
  readonly logFile: string;
  /** Overrides of `node.yml`. */
  readonly environment: Readonly<Record<string, string>>;
  /** Where the node answers. */
  readonly url: string;
}

const BACKOFF_MS = [500, 2_000, 5_000, 15_000, 30_000];
/** A node that ran this long before it ended is started again without delay. */
const STEADY_MS = 60_000;
const STOP_PATIENCE_MS = 25_000;
const READY_PATIENCE_MS = 120_000;
/** A node that ends this often without having been ready once will not become so by itself. */
const HOPELESS_FAILURES = 3;

/** A node's program as a child process: started again when it crashes, never left behind when the launcher is gone. */
export class NodeProcess {
  private child: ChildProcess | undefined;
  private wanted = false;
  private failures = 0;
  private startedAt = 0;
  /** The program that runs has said that it listens: asking before costs two processes their time while both are busy starting. */
  private listens = false;

  constructor(readonly program: NodeProgram, private readonly onCrash: (how: string, retryMs: number) => void = () => undefined) {}

  get pid(): number | undefined {
    return this.running ? this.child!.pid : undefined;
  }

  get running(): boolean {
    return this.child !== undefined && this.child.exitCode === null && this.child.signalCode === null;
  }

  /** Starts the program; {@link ready} tells when it answers. */
  start(): void {
    this.wanted = true;
    this.spawn();
  }

  /**
   * Starts beside another process of the same node, which works on until this one has loaded; {@link ready} tells when it answers.
   * @throws Error with the end of its log when it does not come so far: the other one then works on
   */
  async takeOver(before: NodeProcess): Promise<void> {
    this.start();
    // Nobody to wait for: it never stands by.
    if (!before.running) return;
    try {
      await this.standsBy();
    } catch (error) {
      await this.kill();
      throw error;
    }
    await before.stop();
  }

  /**
   * Waits until the node answers that it can do its work.
   * @param signal gives up waiting
   * @param connected also wait until it has reached the hub
   * @throws Error with the end of its log when it ends or does not come up
   */
  async ready(signal?: AbortSignal, connected = true): Promise<void> {
    const deadline = performance.now() + READY_PATIENCE_MS;
    for (;;) {
      const status = await this.health();
      if (status === 'up' || (!connected && status === 'degraded')) {
        return;
      }
      signal?.throwIfAborted();
      if (this.failures >= HOPELESS_FAILURES || (!this.wanted && !this.running)) {
        throw new Error(`${this.program.id} non è partito / did not start:\n${this.endOfLog()}`);
      }
      if (performance.now() > deadline) {
        throw new Error(`${this.program.id} non è pronto dopo ${READY_PATIENCE_MS / 1000} s / is not ready after ${READY_PATIENCE_MS / 1000} s (${status}):\n${this.endOfLog()}`);
      }
      await pause(100);
    }
  }

  /** Asks the program to stop and waits; kills it when it does not. */
  async stop(): Promise<void> {
    await this.end('SIGTERM');
  }

  /** SIGKILL, as a crash would; it is not started again. */
  async kill(): Promise<void> {
    await this.end('SIGKILL');
  }

  endOfLog(): string {
    try {
      return readFileSync(this.program.logFile, 'utf8').slice(-3_000);
    } catch {
      return '';
    }
  }

  private async standsBy(): Promise<void> {
    const child = this.child!;
    const late = AbortSignal.timeout(READY_PATIENCE_MS);
    await new Promise<void>((resolve, reject) => {
      const failed = (): void => reject(new Error(`${this.program.id} non è partito / did not start:\n${this.endOfLog()}`));
      child.on('message', (said) => { if (said === STANDING_BY) resolve(); });
      child.once('exit', failed);
      late.addEventListener('abort', failed);
    });
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    this.wanted = false;
    const { child } = this;
    if (!child || !this.running) {
      return;
    }
    const gone = new Promise<void>((resolve) => { child.once('exit', () => resolve()); });
    child.kill(signal);
    const late = setTimeout(() => child.kill('SIGKILL'), STOP_PATIENCE_MS);
    await gone;
    clearTimeout(late);
  }

  private spawn(): void {
    const { entry, home, logFile, environment } = this.program;
    mkdirSync(dirname(logFile), { recursive: true, mode: 0o700 });
    const log = openSync(logFile, 'a', 0o600);
    this.startedAt = performance.now();
    const child = fork(entry, ['--home', home], {
      // Compiled code is kept where this process keeps its own: the nodes load mostly what it has loaded already.
      env: { ...ALLOCATOR, PATH: process.env['PATH'], NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'], ...environment },
      // Its own group: Ctrl-C in the terminal reaches the launcher, which stops everything in order. The channel that ends with
      // the launcher makes the program stop when the launcher is killed.
      detached: true,
      stdio: ['ignore', log, log, 'ipc'],
      execArgv: [],
    });
    closeSync(log);
    this.child = child;
    this.listens = false;
    child.on('message', (message) => { if (message === 'ready' && this.child === child) this.listens = true; });
    child.once('exit', (code, signal) => { if (this.wanted && this.child === child) this.crashed(code, signal); });
    child.on('error', () => undefined);
  }

  private crashed(code: number | null, signal: NodeJS.Signals | null): void {
    if (performance.now() - this.startedAt > STEADY_MS) {
      this.failures = 0;
    }
    const retryMs = BACKOFF_MS[Math.min(this.failures, BACKOFF_MS.length - 1)]!;
    this.failures += 1;
    this.onCrash(signal ?? `${code}`, retryMs);
    setTimeout(() => { if (this.wanted) this.spawn(); }, retryMs).unref();
  }

  private async health(): Promise<string | undefined> {
    if (!this.running || !this.listens) {
      return undefined;
    }
    try {
      const answer = await fetch(`${this.program.url}/health/ready`, { signal: AbortSignal.timeout(3_000) });
      return ((await answer.json()) as { status?: string }).status;
    } catch {
      return undefined;
    }
  }
}

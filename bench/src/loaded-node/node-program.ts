import { fork, type ChildProcess } from 'node:child_process';
import type { MemberKind } from '@filiera/contracts';
import { ALLOCATOR, programOf } from '@filiera/launcher';
import { memoryOf } from '../process-memory.js';
import { messageFrom } from '../processes.js';

/** A member's program as it runs in an office: the one file that every installation starts, a process of its own. */
export class NodeProgram {
  private constructor(private readonly child: ChildProcess, /** Milliseconds from the start of the process until it said that it is ready. */ readonly startedIn: number) {}

  /** @param home as `initNode` made it @param cache where the compiled code of an earlier start is kept @param settings overrides of the home's */
  static async start(kind: MemberKind, home: string, cache: string, settings: Readonly<Record<string, string>> = {}): Promise<NodeProgram> {
    const began = performance.now();
    const child = fork(programOf(kind), ['--home', home], {
      env: { ...ALLOCATOR, PATH: process.env['PATH'], NODE_COMPILE_CACHE: cache, ...settings }, execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    await readyOf(child);
    return new NodeProgram(child, performance.now() - began);
  }

  /** Resident memory, megabytes of 10^6 bytes. */
  get memory(): number {
    return memoryOf(this.child.pid!);
  }

  /** The most that it was since the start. */
  get mostMemory(): number {
    return memoryOf(this.child.pid!, 'VmHWM');
  }

  async stop(): Promise<void> {
    const gone = new Promise<void>((resolve) => { this.child.once('exit', () => resolve()); });
    this.child.kill('SIGTERM');
    await gone;
  }
}

/** The program says `ready` as a word of its own, not in the form of this package's processes. */
async function readyOf(child: ChildProcess): Promise<void> {
  const failed = messageFrom(child, 'never');
  const ready = new Promise<void>((resolve) => {
    child.on('message', (message) => { if (message === 'ready') resolve(); });
  });
  failed.catch(() => undefined);
  await Promise.race([ready, failed]);
}

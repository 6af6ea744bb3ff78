import { fork, type ChildProcess } from 'node:child_process';

/** Starts a module of this package as a process of its own, with the same Node options. */
export function start(module: URL, args: readonly string[]): ChildProcess {
  return fork(module, args, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
}

/**
 * The next message of this kind from a process that {@link start} started.
 * @throws Error when it ends before
 */
export function messageFrom<M extends { kind: string }>(child: ChildProcess, kind: M['kind']): Promise<M> {
  return new Promise((resolve, reject) => {
    const settle = (): void => {
      child.off('message', onMessage);
      child.off('exit', onExit);
    };
    const onMessage = (message: unknown): void => {
      if ((message as M).kind !== kind) return;
      settle();
      resolve(message as M);
    };
    const onExit = (code: number | null): void => {
      settle();
      reject(new Error(`a process ended with ${code} before it said "${kind}"`));
    };
    child.on('message', onMessage);
    child.on('exit', onExit);
  });
}

/** In a started process: says something to the one that started it. */
export function tell(message: { kind: string } & Record<string, unknown>): void {
  process.send?.(message);
}

/** In a started process: hears the one that started it, and ends with it. */
export function told<M>(hear: (message: M) => void): void {
  process.on('message', hear);
  process.on('disconnect', () => process.exit(0));
}

/**
 * Asks a reading process to say when so many events have come, and waits until it counts: on a busy machine the events could overtake the question.
 * @returns when they have come, with what the process says about it
 */
export async function expectFrom<M extends { kind: 'seen' }>(reader: ChildProcess, count: number): Promise<{ readonly seen: Promise<M> }> {
  const expecting = messageFrom(reader, 'expecting');
  reader.send({ expect: count });
  await expecting;
  return { seen: messageFrom<M>(reader, 'seen') };
}

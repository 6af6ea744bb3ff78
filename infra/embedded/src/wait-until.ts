import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Asks until the answer is something.
 * @param what completes the sentence "waited 30 s for …".
 * @throws Error when `seconds` have passed without an answer, or whatever `ask` throws.
 */
export async function waitUntil<T>(what: string, seconds: number, ask: () => T | null | Promise<T | null>): Promise<T> {
  const deadline = performance.now() + seconds * 1000;
  for (;;) {
    const answer = await ask();
    if (answer !== null) return answer;
    if (performance.now() > deadline) throw new Error(`waited ${seconds} s for ${what}`);
    await sleep(20);
  }
}

/** True while a process with this id exists, whoever owns it. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

import { setTimeout as pause } from 'node:timers/promises';

const PAUSE_MS = 100;

/**
 * Waits until the condition holds: it answers null, or what is still wrong. Nothing depends on how long it takes: the limit only ends
 * what would never end.
 * @throws Error with the last thing that was wrong
 */
export async function until(what: string, condition: () => Promise<string | null>, limitMilliseconds = 120_000): Promise<void> {
  const deadline = performance.now() + limitMilliseconds;
  for (;;) {
    const wrong = await condition().catch((error: unknown) => String(error));
    if (wrong === null) return;
    if (performance.now() > deadline) throw new Error(`${what}: ${wrong}`);
    await pause(PAUSE_MS);
  }
}

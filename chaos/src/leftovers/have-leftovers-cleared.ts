import { fork } from 'node:child_process';
import { join } from 'node:path';
import { isAlive } from '@filiera/embedded';
import { clearLeftovers } from './clear-leftovers.js';

/**
 * Takes away what earlier campaigns left, and sees to it that the same is done for this one, even if it is killed.
 * @param temporary folder to be removed when this process is gone
 * @returns what was taken away
 */
export async function haveLeftoversCleared(temporary: string | undefined): Promise<string[]> {
  // Who may not mount leaves nothing behind.
  if (process.getuid?.() !== 0) return [];
  const cleared = await clearLeftovers((owner) => !isAlive(owner));
  const janitor = fork(join(import.meta.dirname, 'janitor.js'), temporary === undefined ? [] : [temporary], { detached: true, cwd: '/', execArgv: [], stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
  janitor.unref();
  janitor.channel?.unref();
  return cleared;
}

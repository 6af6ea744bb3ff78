import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestNetwork } from '@filiera/testing';

/** SIGKILL for PostgreSQL with all its processes: those of a killed postmaster live on for a moment, and may write. */
export async function killWholeDatabase(net: TestNetwork): Promise<void> {
  const [postmaster] = readFileSync(join(net.folder.path('database'), 'cluster', 'data', 'postmaster.pid'), 'utf8').split('\n');
  const processes = childrenOf(Number(postmaster));
  await net.network.killDatabase();
  for (const pid of processes) kill(pid);
}

function childrenOf(parent: number): number[] {
  return readdirSync('/proc').map(Number).filter((pid) => pid > 0 && parentOf(pid) === parent);
}

/** The fourth field of its state; the second, its name in brackets, may hold spaces. */
function parentOf(pid: number): number | null {
  try {
    const state = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(state.slice(state.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return null;
  }
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

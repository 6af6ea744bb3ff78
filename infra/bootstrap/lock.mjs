import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

function ownerOf(file) {
  try {
    return Number(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Makes the lock, with its owner in it from the first moment on. @returns false when there is one. */
function take(file) {
  const own = `${file}.${process.pid}`;
  writeFileSync(own, String(process.pid));
  try {
    linkSync(own, file);
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    return false;
  } finally {
    rmSync(own, { force: true });
  }
}

/**
 * Runs `work` while no other process of this checkout does the same kind of work; waits for the one that does.
 * A lock whose owner died is taken over.
 */
export async function alone(file, work, { onWait = () => {} } = {}) {
  mkdirSync(dirname(file), { recursive: true });
  for (let waited = 0; ; waited += 1) {
    if (take(file)) break;
    const owner = ownerOf(file);
    if (owner && !isAlive(owner) && ownerOf(file) === owner) rmSync(file, { force: true });
    else {
      if (waited === 0) onWait(owner);
      await sleep(200);
    }
  }
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

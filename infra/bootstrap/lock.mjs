import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

function textOf(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

/** When a process began, as the system counts; '' where it does not say. A number is given again to others, in a container at once. */
function startOf(pid) {
  return textOf(`/proc/${pid}/stat`).split(') ').at(-1).split(' ')[19] ?? '';
}

/** @param owner process and its start, as the lock has them */
function isAlive(owner) {
  const [pid, start] = owner.split(' ');
  // Whoever waits for the lock does not have it.
  if (Number(pid) === process.pid) return false;
  try {
    process.kill(Number(pid), 0);
  } catch (error) {
    if (error.code !== 'EPERM') return false;
  }
  const now = startOf(pid);
  return !start || !now || now === start;
}

/** Makes the lock, with its owner in it from the first moment on. @returns false when there is one. */
function take(file) {
  const own = `${file}.${process.pid}`;
  writeFileSync(own, `${process.pid} ${startOf(process.pid)}`);
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
    const owner = textOf(file);
    if (owner && !isAlive(owner) && textOf(file) === owner) rmSync(file, { force: true });
    else {
      if (waited === 0) onWait(owner.split(' ')[0]);
      await sleep(200);
    }
  }
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

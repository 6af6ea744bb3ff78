import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { CHECKOUT, COMPILED_CODE, inCheckout, NODE_24 } from './checkout.mjs';

/** The processes above this one that belong to `npm start`: npm, and the shell that npm may leave between. */
function npmAbove() {
  if (!process.env.npm_lifecycle_event) return [];
  const above = [process.ppid];
  try {
    const [, parent] = readFileSync(`/proc/${process.ppid}/stat`, 'utf8').replace(/^.*\) /, '').split(' ');
    if (readFileSync(`/proc/${process.ppid}/comm`, 'utf8').trim().endsWith('sh')) above.push(Number(parent));
  } catch {
    // No /proc on this system: the direct parent is watched alone.
  }
  return above;
}

function allAlive(pids) {
  return pids.every((pid) => {
    try {
      process.kill(pid, 0);
      return true;
    } catch (error) {
      return error.code === 'EPERM';
    }
  });
}

/**
 * Runs the project's Node with these arguments, in this terminal. It ends when this process ends, even by `kill -9`, and when npm does.
 * @returns its exit code.
 */
export function runNode(args) {
  const child = spawn(NODE_24, ['--import', './infra/bootstrap/end-with-parent.mjs', ...args], {
    cwd: CHECKOUT,
    env: { NODE_COMPILE_CACHE: COMPILED_CODE, ...process.env, FILIERA_BOOTSTRAP_PID: String(process.pid), PATH: `${inCheckout('node_modules', '.bin')}:${process.env.PATH ?? ''}` },
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  // In a terminal Ctrl-C reaches the child by itself; asking twice would mean "at once".
  const forward = (signal) => { if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal); };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, forward);
  const above = npmAbove();
  const watch = setInterval(() => { if (!allAlive(above)) { clearInterval(watch); child.kill('SIGTERM'); } }, 500);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      clearInterval(watch);
      for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.off(name, forward);
      resolve(code ?? (signal === 'SIGINT' ? 130 : 143));
    });
  });
}

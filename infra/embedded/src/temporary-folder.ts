import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Waits for the end of a pipe that only this process holds, then removes the folder, again while servers still write into it. */
const REMOVER = 'cat >/dev/null; for attempt in 1 2 3 4 5 6 7 8 9 10; do rm -rf "$1" && exit; sleep 0.5; done';

export interface TemporaryFolder {
  readonly path: string;
  /** Removes it now. Resolves when it is gone. */
  remove(): Promise<void>;
}

/**
 * A new folder below the system's temporary one, removed when this process ends, however it ends.
 * Everyone may enter it, because the database may run under another account; what it holds is protected file by file.
 */
export function temporaryFolder(name: string): TemporaryFolder {
  const path = mkdtempSync(join(tmpdir(), `${name}-`));
  chmodSync(path, 0o755);
  const remover = spawn('/bin/sh', ['-c', REMOVER, 'remover', path], { detached: true, cwd: '/', stdio: ['pipe', 'ignore', 'ignore'] });
  remover.unref();
  const pipe = remover.stdin as typeof remover.stdin & { unref(): void };
  pipe.unref();
  pipe.on('error', () => { /* the remover has gone: nothing is left to tell it */ });
  const gone = new Promise<void>((resolve) => { remover.once('exit', () => resolve()); });
  return {
    path,
    async remove() {
      remover.ref();
      pipe.end();
      await gone;
    },
  };
}

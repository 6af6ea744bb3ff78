import { randomUUID } from 'node:crypto';
import { chmodSync, chownSync, existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, readlinkSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { canEnter, type Account } from './borrowed-account.js';

/** For what a borrowed account must reach while the checkout lies below a closed folder such as /root. Only root writes here. */
export const REACHABLE_PLACE = '/var/lib/filiera';

function linkTarget(path: string): string | null {
  try {
    return lstatSync(path).isSymbolicLink() ? resolve(path, '..', readlinkSync(path)) : null;
  } catch {
    return null;
  }
}

/** What a file says; null when another start has swept it away meanwhile. */
function textOf(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** Removes clusters whose checkout has been deleted, or begun anew. */
function sweep(): void {
  if (!existsSync(REACHABLE_PLACE)) return;
  for (const file of readdirSync(REACHABLE_PLACE)) {
    if (!file.endsWith('.origin')) continue;
    const cluster = join(REACHABLE_PLACE, file.slice(0, -'.origin'.length));
    const origin = textOf(join(REACHABLE_PLACE, file));
    if (origin === null || linkTarget(origin) === cluster) continue;
    rmSync(cluster, { recursive: true, force: true });
    rmSync(join(REACHABLE_PLACE, file), { force: true });
  }
}

/**
 * Makes sure that `folder` exists in a place where the account can work: itself where possible, otherwise a link to one that is reachable.
 * @returns the folder to give to the server.
 */
export function reachableFolder(folder: string, account: Account): string {
  sweep();
  const linked = linkTarget(folder);
  if (!linked) {
    mkdirSync(folder, { recursive: true });
    chmodSync(folder, 0o700);
    chownSync(folder, account.uid, account.gid);
    if (canEnter(account, folder)) return folder;
    rmSync(folder, { recursive: true });
  }
  mkdirSync(REACHABLE_PLACE, { recursive: true, mode: 0o755 });
  const target = linked ?? join(REACHABLE_PLACE, `cluster-${randomUUID()}`);
  // The link comes first: another start that sweeps meanwhile then sees that the cluster is wanted.
  if (!linked) symlinkSync(target, folder);
  mkdirSync(target, { recursive: true });
  chmodSync(target, 0o700);
  chownSync(target, account.uid, account.gid);
  writeFileSync(`${target}.origin`, folder);
  return target;
}

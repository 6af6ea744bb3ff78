/**
 * Makes what each service must have before it starts, each in a folder that only that service is given: its certificate by
 * the local authority, and the password of its database. What is there and still fits is kept. The folders for invitations it only hands
 * over, to be filled by another service. The image holds it as a program.
 *
 *   dist/secrets.js <authority folder> <secrets folder, one subfolder for each service> <public folder> <invitations folder, one subfolder for each member>
 */
import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, copyFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { createLocalAuthority } from '@filiera/embedded';

/** Accounts of the images: ours run as node (1000), PostgreSQL's as postgres (999), nats-server's as root. */
const OWNERS: Readonly<Record<string, number>> = { hub: 0, database: 999 };
const NODE = 1000;
/** The servers of a cluster show the same certificate. */
const HUB_HOSTS = ['hub', 'hub-2', 'hub-3'];

const [authorityFolder, secrets, publicFolder, invitations] = process.argv.slice(2) as [string, string, string, string];
const authority = await createLocalAuthority(authorityFolder);
const services = readdirSync(secrets);

function handOver(path: string, owner: number): void {
  if (process.getuid?.() === 0) chownSync(path, owner, owner);
}

function handOverFolder(folder: string, owner: number): void {
  handOver(folder, owner);
  chmodSync(folder, 0o700);
}

function give(service: string, name: string, text: string | Uint8Array): void {
  const file = join(secrets, service, name);
  writeFileSync(file, text, { mode: 0o600 });
  const owner = OWNERS[service] ?? NODE;
  handOver(file, owner);
  handOverFolder(join(secrets, service), owner);
}

function passwordOf(service: string): string {
  const file = join(secrets, service, 'database-password');
  return existsSync(file) ? readFileSync(file, 'utf8') : randomBytes(24).toString('base64url');
}

for (const service of services) {
  const { cert, key, ca } = await authority.issue(service, [...(service === 'hub' ? HUB_HOSTS : [service]), 'localhost', '127.0.0.1']);
  for (const file of [cert, key]) give(service, basename(file), readFileSync(file));
  give(service, 'ca.pem', readFileSync(ca));
  if (service in OWNERS) continue;
  const password = passwordOf(service);
  give(service, 'database-password', password);
  if (services.includes('database')) give('database', `${service}.password`, password);
}
if (services.includes('database') && !existsSync(join(secrets, 'database', 'postgres.password'))) {
  give('database', 'postgres.password', randomBytes(24).toString('base64url'));
}
for (const member of readdirSync(invitations)) handOverFolder(join(invitations, member), NODE);
copyFileSync(authority.ca, join(publicFolder, 'ca.pem'));
chmodSync(join(publicFolder, 'ca.pem'), 0o644);
console.log(`certificates and passwords of ${services.length} services are in place`);

import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { NodeHome, type NodeSettings, readSettings } from '@filiera/member-kit';
import type { Console } from '../speaking/console.js';
import { EXIT, Failure } from '../speaking/failure.js';
import { existingHome } from './keys.js';

const DUMP = 'database.dump';
const INVENTORY = 'backup.json';
const KEPT = ['node.yml', 'registration.json', 'founding.json', 'keys', 'hub'];

interface Inventory {
  readonly member: string;
  readonly at: string;
  /** SHA-256 of each file, hex. */
  readonly files: Readonly<Record<string, string>>;
}

/** Copies settings, keys and database into a new folder, for its owner alone. The folder holds private keys: keep it like them. */
export async function backUp(homeDir: string, to: string, environment: NodeJS.ProcessEnv, now: Date, console: Console): Promise<void> {
  const home = existingHome(homeDir);
  const target = resolve(to);
  if (existsSync(target) && readdirSync(target).length > 0) {
    throw new Failure({ it: `${target} non è vuota.`, en: `${target} is not empty.` }, { it: 'Indicare una cartella nuova.', en: 'Name a new folder.' }, EXIT.usage);
  }
  const settings = await readSettings(home.dir, environment);
  refuseWithout('pg_dump', environment, console);
  mkdirSync(target, { recursive: true, mode: 0o700 });
  chmodSync(target, 0o700);
  runPostgres('pg_dump', ['--format=custom', '--no-owner', '--no-privileges', `--file=${join(target, DUMP)}`], settings, home, environment);
  const files: Record<string, string> = { [DUMP]: digestOf(join(target, DUMP)) };
  for (const source of KEPT.flatMap((name) => filesUnder(home.file(name)))) {
    const name = relative(home.dir, source);
    new NodeHome(target).write(join(target, name), readFileSync(source));
    files[name] = digestOf(join(target, name));
  }
  const inventory: Inventory = { member: settings.member.id, at: now.toISOString(), files };
  writeFileSync(join(target, INVENTORY), `${JSON.stringify(inventory, null, 2)}\n`, { mode: 0o600 });
  chmodSync(join(target, DUMP), 0o600);
  console.passed({ it: 'copia di sicurezza', en: 'backup' }, `${target} (${Object.keys(files).length} file)`);
  console.say({ it: 'Contiene le chiavi private del nodo: custodirla come loro.', en: 'It holds the private keys of the node: keep it as you keep them.' });
}

/** Puts a backup back: an empty home folder and an empty database are needed, nothing is ever overwritten. */
export async function restore(homeDir: string, from: string, environment: NodeJS.ProcessEnv, console: Console): Promise<void> {
  const home = new NodeHome(homeDir);
  const source = resolve(from);
  const inventory = checkedInventory(source);
  if (home.exists) {
    throw new Failure({ it: `In ${home.dir} c'è già un nodo.`, en: `${home.dir} already holds a node.` }, { it: 'Ripristinare in una cartella nuova (--home).', en: 'Restore into a new folder (--home).' }, EXIT.usage);
  }
  refuseWithout('pg_restore', environment, console);
  for (const name of Object.keys(inventory.files).filter((file) => file !== DUMP)) {
    home.write(home.file(name), readFileSync(join(source, name)));
  }
  const settings = await readSettings(home.dir, environment);
  runPostgres('pg_restore', ['--no-owner', '--no-privileges', '--exit-on-error', '--single-transaction', `--dbname=${new URL(settings.database.url).pathname.slice(1)}`, join(source, DUMP)], settings, home, environment);
  console.passed({ it: `ripristinato ${inventory.member} com'era il`, en: `restored ${inventory.member} as it was on` }, inventory.at);
  console.say({
    it: 'All\'avvio il nodo rilegge dall\'hub ciò che manca. Controllare con "filiera node check".',
    en: 'When it starts, the node reads back from the hub what is missing. Check with "filiera node check".',
  });
}

function checkedInventory(folder: string): Inventory {
  const inventory = existsSync(join(folder, INVENTORY)) ? JSON.parse(readFileSync(join(folder, INVENTORY), 'utf8')) as Inventory : undefined;
  const damaged = inventory && Object.entries(inventory.files).find(([name, digest]) => !existsSync(join(folder, name)) || digestOf(join(folder, name)) !== digest);
  if (!inventory || damaged) {
    throw new Failure(
      { it: `${folder} non è una copia intera${damaged ? `: ${damaged[0]} manca o è alterato` : ''}.`, en: `${folder} is not a whole backup${damaged ? `: ${damaged[0]} is missing or was changed` : ''}.` },
      { it: 'Usare un\'altra copia.', en: 'Use another backup.' },
    );
  }
  return inventory;
}

function refuseWithout(program: string, environment: NodeJS.ProcessEnv, console: Console): void {
  const answer = spawnSync(program, ['--version'], { encoding: 'utf8', env: { PATH: environment['PATH'] } });
  if (answer.status === 0) {
    console.passed({ it: 'programma', en: 'program' }, answer.stdout.trim());
    return;
  }
  throw new Failure(
    { it: `${program} non c'è su questa macchina: senza, il database non si copia, e una copia a metà non è una copia.`, en: `${program} is not on this machine: without it the database cannot be copied, and half a backup is none.` },
    { it: 'Installare il client di PostgreSQL 18 (postgresql-client-18) e ripetere.', en: 'Install the client of PostgreSQL 18 (postgresql-client-18) and repeat.' },
  );
}

/** The password travels in the environment of the child: a command line can be read by every user of the machine. */
function runPostgres(program: string, args: readonly string[], settings: NodeSettings, home: NodeHome, environment: NodeJS.ProcessEnv): void {
  const url = new URL(settings.database.url);
  const answer = spawnSync(program, args, {
    encoding: 'utf8',
    env: {
      PATH: environment['PATH'],
      PGHOST: url.hostname,
      PGPORT: url.port || '5432',
      PGUSER: decodeURIComponent(url.username),
      PGPASSWORD: decodeURIComponent(url.password),
      PGDATABASE: decodeURIComponent(url.pathname.slice(1)),
      ...(settings.database.ca ? { PGSSLMODE: 'verify-full', PGSSLROOTCERT: resolve(home.dir, settings.database.ca) } : {}),
    },
  });
  if (answer.status !== 0) {
    throw new Failure(
      { it: `${program} non è riuscito: ${answer.stderr?.trim()}`, en: `${program} failed: ${answer.stderr?.trim()}` },
      { it: 'Verificare database.url, che il database da ripristinare sia vuoto, e che il programma non sia più vecchio del server.', en: 'Check database.url, that the database to restore is empty, and that the program is not older than the server.' },
    );
  }
}

function filesUnder(path: string): string[] {
  if (!existsSync(path)) {
    return [];
  }
  return statSync(path).isDirectory() ? readdirSync(path).flatMap((name) => filesUnder(join(path, name))) : [path];
}

function digestOf(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}

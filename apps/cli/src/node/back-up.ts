import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmdirSync, rmSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { ENTER_DOUBT, NodeHome, type NodeSettings, readSettings, settingsOnDatabase } from '@filiera/member-kit';
import { openOwnDatabase } from '../database/open-own-database.js';
import { loadDatabase, saveDatabase } from '../database/save-database.js';
import type { Console } from '../speaking/console.js';
import { EXIT, Failure } from '../speaking/failure.js';
import { checkedInventory, filesUnder, type Inventory, writeInventory } from './inventory.js';
import { existingHome } from './keys.js';

const DATABASE = 'database';
const KEPT = ['node.yml', 'registration.json', 'founding.json', 'keys', 'hub'];

/** Copies settings, keys and database into a new folder, for its owner alone; the node may run meanwhile. The folder holds private keys: keep it like them. Of a backup that fails nothing is left. */
export async function backUp(homeDir: string, to: string, environment: NodeJS.ProcessEnv, now: Date, console: Console): Promise<void> {
  const home = existingHome(homeDir);
  const target = resolve(to);
  if (existsSync(target) && readdirSync(target).length > 0) {
    throw new Failure({ it: `${target} non è vuota.`, en: `${target} is not empty.` }, { it: 'Indicare una cartella nuova.', en: 'Name a new folder.' }, EXIT.usage);
  }
  const settings = await readSettings(home.dir, environment);
  const database = await openOwnDatabase(home, settings);
  let inventory: Inventory;
  try {
    mkdirSync(target, { recursive: true, mode: 0o700 });
    chmodSync(target, 0o700);
    await saveDatabase(database, join(target, DATABASE));
    for (const source of filesOf(home, settings)) {
      new NodeHome(target).write(join(target, relative(home.dir, source)), readFileSync(source));
    }
    inventory = await writeInventory(target, settings.member.id, now);
  } catch (error) {
    empty(target);
    throw notCopied(target, error as Error);
  } finally {
    await database.end();
  }
  console.passed({ it: 'copia di sicurezza', en: 'backup' }, `${target} (${Object.keys(inventory.files).length} file)`);
  console.say({ it: 'Contiene le chiavi private del nodo: custodirla come loro.', en: 'It holds the private keys of the node: keep it as you keep them.' });
}

/** It was empty before: what is in it is half a copy, which nothing could be restored from, and another try wants it empty. */
function empty(target: string): void {
  if (!existsSync(target)) return;
  for (const name of readdirSync(target)) rmSync(join(target, name), { recursive: true });
}

function notCopied(target: string, { message }: Error): Failure {
  return new Failure(
    { it: `La copia in ${target} non è riuscita: ${message}`, en: `The backup into ${target} failed: ${message}` },
    { it: 'Non ne resta nulla: tolto l\'ostacolo (spazio sul disco, permessi, database), ripetere.', en: 'Nothing is left of it: once the obstacle is removed (room on the disk, permissions, database), repeat.' },
  );
}

/** The node's own files, and those that its settings name where they lie in the home folder as well: what lies elsewhere belongs to the machine. */
function filesOf(home: NodeHome, { http, database, hub }: NodeSettings): Set<string> {
  const named = [http.tls?.cert, http.tls?.key, database.ca, hub?.ca].flatMap((file) => (file === undefined ? [] : [resolve(home.dir, file)]));
  return new Set([...KEPT.map((name) => home.file(name)), ...named.filter((file) => file.startsWith(`${home.dir}${sep}`))].flatMap(filesUnder));
}

/** Where a backup is put. */
export interface RestoreOptions {
  readonly home: string;
  /** The database in the place of the one that the backup's settings name; the restored settings name this one. */
  readonly databaseUrl?: string;
  /** PEM file of the authority that signed its certificate. */
  readonly databaseCa?: string;
}

/** Puts a backup back: an empty database and a home folder without any of its files are needed, nothing is ever overwritten. */
export async function restore(from: string, options: RestoreOptions, environment: NodeJS.ProcessEnv, console: Console): Promise<void> {
  const home = new NodeHome(options.home);
  const source = resolve(from);
  const inventory = await checkedInventory(source);
  const files = Object.keys(inventory.files).filter((file) => !file.startsWith(`${DATABASE}/`));
  refuseToOverwrite(home, files);
  // Settings and folder are looked at first: neither a database that cannot be filled nor a folder that cannot be written leaves half a node behind.
  const settings = await readSettings(source, options.databaseUrl ? { ...environment, FILIERA_DATABASE_URL: options.databaseUrl } : environment);
  const { database: saved } = await readSettings(source, {});
  const { url, ca } = databaseOf(options, saved);
  refuseUnlessWritable(home);
  const database = await openOwnDatabase(new NodeHome(source), { database: { ...settings.database, ca } });
  try {
    await loadDatabase(database, join(source, DATABASE));
    // Until the hub has answered what this node told since, the node is to say nothing that could contradict it.
    if (settings.hub) await database.query(ENTER_DOUBT);
  } finally {
    await database.end();
  }
  const isElsewhere = url !== saved.url || ca !== saved.ca;
  for (const name of files) {
    const content = readFileSync(join(source, name));
    home.write(home.file(name), isElsewhere && home.file(name) === home.settings ? settingsOnDatabase(content.toString(), { url, ca }) : content);
  }
  console.passed({ it: `ripristinato ${inventory.member} com'era il`, en: `restored ${inventory.member} as it was on` }, inventory.at);
  if (saved.ca && !ca) {
    console.say({
      it: 'database.ca della copia vale per un altro server e non è stata ripresa: se la connessione a questo va verificata, scriverla in node.yml.',
      en: 'database.ca of the backup is another server\'s and was left out: where the connection to this one is to be checked, write it into node.yml.',
    });
  }
  console.say({
    it: 'All\'avvio il nodo rilegge dall\'hub ciò che manca. Controllare con "filiera node check".',
    en: 'When it starts, the node reads back from the hub what is missing. Check with "filiera node check".',
  });
}

/** The database that the restored settings name. The authority of the one that was saved goes with its server: on another one, it would refuse the right certificate. */
function databaseOf({ databaseUrl, databaseCa }: RestoreOptions, saved: NodeSettings['database']): { readonly url: string; readonly ca: string | undefined } {
  const url = databaseUrl ?? saved.url;
  if (databaseCa !== undefined) return { url, ca: resolve(databaseCa) };
  return { url, ca: new URL(url).host === new URL(saved.url).host ? saved.ca : undefined };
}

function refuseToOverwrite(home: NodeHome, files: readonly string[]): void {
  const present = files.filter((file) => existsSync(home.file(file)));
  if (present.length === 0) return;
  throw new Failure(
    { it: `In ${home.dir} c'è già un nodo, o ciò che ne resta: ${present.join(', ')}.`, en: `${home.dir} already holds a node, or what is left of one: ${present.join(', ')}.` },
    { it: 'Ripristinare in una cartella nuova (--home): nulla viene sovrascritto.', en: 'Restore into a new folder (--home): nothing is ever overwritten.' },
    EXIT.usage,
  );
}

function refuseUnlessWritable(home: NodeHome): void {
  try {
    mkdirSync(home.dir, { recursive: true, mode: 0o700 });
    rmdirSync(mkdtempSync(join(home.dir, 'restore-')));
  } catch (error) {
    throw new Failure(
      { it: `In ${home.dir} non si può scrivere: ${(error as Error).message}`, en: `${home.dir} cannot be written: ${(error as Error).message}` },
      { it: 'Farne prima una cartella di chi esegue il comando, con permessi 0700.', en: 'Make it a folder of whoever runs the command first, mode 0700.' },
      EXIT.usage,
    );
  }
}

import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { ENTER_DOUBT, NodeHome, readSettings, settingsOnDatabase } from '@filiera/member-kit';
import { openOwnDatabase } from '../database/open-own-database.js';
import { loadDatabase, saveDatabase } from '../database/save-database.js';
import type { Console } from '../speaking/console.js';
import { EXIT, Failure } from '../speaking/failure.js';
import { checkedInventory, filesUnder, writeInventory } from './inventory.js';
import { existingHome } from './keys.js';

const DATABASE = 'database';
const KEPT = ['node.yml', 'registration.json', 'founding.json', 'keys', 'hub'];

/** Copies settings, keys and database into a new folder, for its owner alone; the node may run meanwhile. The folder holds private keys: keep it like them. */
export async function backUp(homeDir: string, to: string, environment: NodeJS.ProcessEnv, now: Date, console: Console): Promise<void> {
  const home = existingHome(homeDir);
  const target = resolve(to);
  if (existsSync(target) && readdirSync(target).length > 0) {
    throw new Failure({ it: `${target} non è vuota.`, en: `${target} is not empty.` }, { it: 'Indicare una cartella nuova.', en: 'Name a new folder.' }, EXIT.usage);
  }
  const settings = await readSettings(home.dir, environment);
  const database = await openOwnDatabase(home, settings);
  try {
    mkdirSync(target, { recursive: true, mode: 0o700 });
    chmodSync(target, 0o700);
    await saveDatabase(database, join(target, DATABASE));
  } finally {
    await database.end();
  }
  for (const source of KEPT.flatMap((name) => filesUnder(home.file(name)))) {
    new NodeHome(target).write(join(target, relative(home.dir, source)), readFileSync(source));
  }
  const { files } = await writeInventory(target, settings.member.id, now);
  console.passed({ it: 'copia di sicurezza', en: 'backup' }, `${target} (${Object.keys(files).length} file)`);
  console.say({ it: 'Contiene le chiavi private del nodo: custodirla come loro.', en: 'It holds the private keys of the node: keep it as you keep them.' });
}

/** Where a backup is put. */
export interface RestoreOptions {
  readonly home: string;
  /** The database in the place of the one that the backup's settings name; the restored settings name this one. */
  readonly databaseUrl?: string;
}

/** Puts a backup back: an empty home folder and an empty database are needed, nothing is ever overwritten. */
export async function restore(from: string, { home: homeDir, databaseUrl }: RestoreOptions, environment: NodeJS.ProcessEnv, console: Console): Promise<void> {
  const home = new NodeHome(homeDir);
  const source = resolve(from);
  const inventory = await checkedInventory(source);
  if (home.exists) {
    throw new Failure({ it: `In ${home.dir} c'è già un nodo.`, en: `${home.dir} already holds a node.` }, { it: 'Ripristinare in una cartella nuova (--home).', en: 'Restore into a new folder (--home).' }, EXIT.usage);
  }
  // The settings alone are looked at first: a database that cannot be filled leaves no half node behind.
  const settings = await readSettings(source, databaseUrl ? { ...environment, FILIERA_DATABASE_URL: databaseUrl } : environment);
  const database = await openOwnDatabase(new NodeHome(source), settings);
  try {
    await loadDatabase(database, join(source, DATABASE));
    // Until the hub has answered what this node told since, the node is to say nothing that could contradict it.
    if (settings.hub) await database.query(ENTER_DOUBT);
  } finally {
    await database.end();
  }
  for (const name of Object.keys(inventory.files).filter((file) => !file.startsWith(`${DATABASE}/`))) {
    const content = readFileSync(join(source, name));
    home.write(home.file(name), databaseUrl && home.file(name) === home.settings ? settingsOnDatabase(content.toString(), databaseUrl) : content);
  }
  console.passed({ it: `ripristinato ${inventory.member} com'era il`, en: `restored ${inventory.member} as it was on` }, inventory.at);
  console.say({
    it: 'All\'avvio il nodo rilegge dall\'hub ciò che manca. Controllare con "filiera node check".',
    en: 'When it starts, the node reads back from the hub what is missing. Check with "filiera node check".',
  });
}

import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { Failure } from '../speaking/failure.js';

const INVENTORY = 'backup.json';

/** What a backup holds, written last: a folder without it is not a whole backup. */
export interface Inventory {
  readonly member: string;
  readonly at: string;
  /** SHA-256 of each file, hex. */
  readonly files: Readonly<Record<string, string>>;
}

/** Lists everything that lies in the folder. */
export async function writeInventory(folder: string, member: string, now: Date): Promise<Inventory> {
  const files: Record<string, string> = {};
  for (const file of filesUnder(folder)) files[relative(folder, file)] = await digestOf(file);
  const inventory: Inventory = { member, at: now.toISOString(), files };
  writeFileSync(join(folder, INVENTORY), `${JSON.stringify(inventory, null, 2)}\n`, { mode: 0o600 });
  return inventory;
}

/** Reads the list, and every file once. @throws Failure when something is missing or was changed */
export async function checkedInventory(folder: string): Promise<Inventory> {
  if (!existsSync(join(folder, INVENTORY))) throw notWhole(folder);
  const inventory = JSON.parse(readFileSync(join(folder, INVENTORY), 'utf8')) as Inventory;
  for (const [name, digest] of Object.entries(inventory.files)) {
    if (!existsSync(join(folder, name)) || await digestOf(join(folder, name)) !== digest) throw notWhole(folder, name);
  }
  return inventory;
}

/** Every file of a folder and its subfolders, or the file itself; none when there is nothing. */
export function filesUnder(path: string): string[] {
  if (!existsSync(path)) return [];
  return statSync(path).isDirectory() ? readdirSync(path).flatMap((name) => filesUnder(join(path, name))) : [path];
}

async function digestOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

function notWhole(folder: string, damaged?: string): Failure {
  return new Failure(
    { it: `${folder} non è una copia intera${damaged ? `: ${damaged} manca o è alterato` : ''}.`, en: `${folder} is not a whole backup${damaged ? `: ${damaged} is missing or was changed` : ''}.` },
    { it: 'Usare un\'altra copia.', en: 'Use another backup.' },
  );
}

import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AGREEMENT } from '@filiera/contracts';
import { takeTurn } from '@filiera/member-kit';
import { reapplyLedger } from '../commands/reapply-ledger.js';
import type { HubAtHand } from '../commands/with-hub.js';
import { foundersOf, readFounding } from '../hub/found-hub.js';
import { readHubKeys } from '../hub/hub-keys.js';
import { type HubMember, keepAccounts } from '../hub/keep-accounts.js';
import { markRestore } from './unfinished-restore.js';
import { type HubInventory, INVENTORY, streamFile } from './back-up-hub.js';
import { restoreStream } from './stream-snapshot.js';

/** What a restore has done. */
export interface HubRestored {
  readonly at: string;
  readonly messages: number;
  /** Messages of erased people that the backup had brought back. */
  readonly erased: number;
}

/**
 * Gives a backup back to a hub that has no streams. Every member is shut out first, and stays so until the steward's service starts: nobody is
 * served what the ledger of erasures has not gone over.
 * A restore that is broken off leaves a note, with which the service lets nobody in either.
 * @throws Error when the steward's service works, the backup is not whole, or the hub already has streams
 */
export async function restoreHub(at: HubAtHand, folder: string, now: Date): Promise<HubRestored> {
  if (!await takeTurn(at.database)) {
    throw new Error('lo steward è in funzione: fermarlo, e rifare il ripristino / the steward is running: stop it, and restore again');
  }
  const inventory = await wholeInventory(folder);
  const names = (await at.connection.manager.streams.names().next());
  const present = Object.keys(inventory.streams).filter((name) => names.includes(name));
  if (present.length > 0) {
    throw new Error(`il nodo centrale ha già ${present.join(', ')}: fermare lo steward e dare a nats-server una cartella vuota / the hub already has them: stop the steward and give nats-server an empty folder`);
  }
  await keepAccounts(at.connection, readHubKeys(at.home), AGREEMENT, (await knownMembers(at)).map((member) => ({ ...member, status: 'suspended' as const })), now);
  markRestore(at.home, now);
  for (const [name, snapshot] of Object.entries(inventory.streams)) await restoreStream(at.connection.hub, name, snapshot, streamFile(folder, name));
  const erased = await reapplyLedger(at);
  return { at: inventory.at, messages: Object.values(inventory.streams).reduce((sum, { state }) => sum + state.messages, 0), erased };
}

async function wholeInventory(folder: string): Promise<HubInventory> {
  const file = join(folder, INVENTORY);
  if (!existsSync(file)) throw notWhole(folder, INVENTORY);
  const inventory = JSON.parse(readFileSync(file, 'utf8')) as HubInventory;
  for (const [name, { sha256 }] of Object.entries(inventory.streams)) {
    const snapshot = streamFile(folder, name);
    const hash = createHash('sha256');
    if (!existsSync(snapshot)) throw notWhole(folder, snapshot);
    for await (const chunk of createReadStream(snapshot)) hash.update(chunk as Buffer);
    if (hash.digest('hex') !== sha256) throw notWhole(folder, snapshot);
  }
  return inventory;
}

async function knownMembers({ home, database }: HubAtHand): Promise<HubMember[]> {
  const { rows: told } = await database.query<HubMember>('SELECT id, kind, status, account FROM hub_member ORDER BY id');
  return [...told, ...foundersOf(readFounding(home)).filter(({ id }) => !told.some((member) => member.id === id))];
}

function notWhole(folder: string, what: string): Error {
  return new Error(`${folder}: copia non intera, ${what} manca o è alterato / not a whole backup, ${what} is missing or was changed`);
}

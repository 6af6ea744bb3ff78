import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AGREEMENT, streamsOf } from '@filiera/contracts';
import type { HubConnection } from '../hub/hub-connection.js';
import { snapshotStream, type StreamSnapshot } from './stream-snapshot.js';

/** Written last: a folder without it is not a whole backup. */
export const INVENTORY = 'hub.json';

/** What a backup of the hub holds. */
export interface HubInventory {
  readonly format: 'filiera-hub/1';
  readonly at: string;
  readonly streams: Readonly<Record<string, StreamSnapshot>>;
}

/** File of one stream in a backup. */
export const streamFile = (folder: string, stream: string): string => join(folder, `${stream}.snapshot`);

/**
 * Copies every stream of the hub, with its consumers, into a new folder; the hub serves meanwhile. Keys, accounts and the ledger of erasures are
 * in the steward's own backup.
 * @returns how many messages
 * @throws Error when the folder is not empty, or the hub goes away meanwhile; the folder is empty then, for another try
 */
export async function backUpHub({ hub }: Pick<HubConnection, 'hub'>, folder: string, now: Date): Promise<number> {
  if (existsSync(folder) && readdirSync(folder).length > 0) throw new Error(`${folder}: non è vuota, indicarne una nuova / not empty, name a new one`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const streams: Record<string, StreamSnapshot> = {};
  try {
    for (const { name } of streamsOf(AGREEMENT)) streams[name] = await snapshotStream(hub, name, streamFile(folder, name));
  } catch (error) {
    for (const file of readdirSync(folder)) rmSync(join(folder, file));
    throw error;
  }
  const inventory: HubInventory = { format: 'filiera-hub/1', at: now.toISOString(), streams };
  writeFileSync(join(folder, INVENTORY), `${JSON.stringify(inventory, null, 2)}\n`, { mode: 0o600 });
  return Object.values(streams).reduce((sum, { state }) => sum + state.messages, 0);
}

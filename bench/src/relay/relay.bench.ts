import { join } from 'node:path';
import { startDatabase, temporaryFolder } from '@filiera/embedded';
import { HubForTests, testMember } from '@filiera/testing';
import type { Figure } from '../figure.js';
import { longOutboxFigures, type Publisher } from './long-outbox.js';
import { rebuildFigures } from './rebuild.js';

/** How much a run takes in. */
export interface RelaySize {
  /** Rows of the outbox of a member with a long past. */
  readonly olderRows: number;
  readonly rebuiltEvents: number;
}

/** What grows in a node over the years: its outbox, and what a rebuild reads. */
export async function benchRelay({ olderRows, rebuiltEvents }: RelaySize, tell: (line: string) => void): Promise<Figure[]> {
  const folder = temporaryFolder('filiera-bench');
  const members = [testMember('cpi', 'cpi-giovane'), testMember('cpi', 'cpi-antico'), testMember('cpi', 'cpi-tutto'), testMember('agency')] as const;
  const database = await startDatabase({ dataDir: join(folder.path, 'database') });
  const hub = await HubForTests.start(members, { storeDir: join(folder.path, 'hub'), syncInterval: '2m' });
  try {
    await hub.manager.streams.update('VACANCIES', { max_bytes: -1 });
    const [young, old, whole, reader] = await Promise.all(members.map(async (member): Promise<Publisher> =>
      ({ member, databaseUrl: await database.createDatabase(member.id) }))) as [Publisher, Publisher, Publisher, Publisher];
    tell(`  a rebuild of ${rebuiltEvents.toLocaleString('en')} events`);
    const rebuilt = await rebuildFigures(hub, whole, reader, rebuiltEvents);
    tell(`  an outbox of ${olderRows.toLocaleString('en')} rows`);
    return [...await longOutboxFigures(hub, [young, old], olderRows), ...rebuilt];
  } finally {
    await hub[Symbol.asyncDispose]();
    await database.stop();
    await folder.remove();
  }
}

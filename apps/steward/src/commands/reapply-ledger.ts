import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { NodeHome, readSettings } from '@filiera/member-kit';
import pg from 'pg';
import { eraseOnHub } from '../erasures/erase-on-hub.js';
import { HubConnection } from '../hub/hub-connection.js';
import { readHubKeys } from '../hub/hub-keys.js';
import type { HubErasureEntity } from '../erasures/hub-erasure.entity.js';

type Order = Pick<HubErasureEntity, 'person' | 'scope'> & { readonly below_version: number | null };

/**
 * Erases from the hub again everything that the ledger lists. The steward's service need not run.
 * @returns how many messages a restored backup had brought back
 */
export async function reapplyLedger(homeDir: string, environment: NodeJS.ProcessEnv): Promise<number> {
  const home = new NodeHome(homeDir);
  const { hub, database } = await readSettings(home.dir, environment);
  const client = new pg.Client({
    connectionString: database.url,
    ...(database.ca ? { ssl: { ca: readFileSync(resolve(home.dir, database.ca), 'utf8') } } : {}),
  });
  client.on('error', () => undefined);
  await client.connect();
  const connection = await HubConnection.open(readHubKeys(home), { servers: hub!.servers, ...(hub!.ca ? { ca: resolve(home.dir, hub!.ca) } : {}) });
  try {
    const { rows } = await client.query<Order>(`SELECT person, scope, below_version FROM hub_erasure WHERE state = 'done' ORDER BY requested_at`);
    let erased = 0;
    for (const { person, scope, below_version } of rows) {
      erased += await eraseOnHub(connection.manager, { person, scope, belowVersion: below_version });
    }
    return erased;
  } finally {
    await connection.close();
    await client.end();
  }
}

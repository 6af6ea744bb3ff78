import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { NodeHome, readSettings } from '@filiera/member-kit';
import pg from 'pg';
import { HubConnection } from '../hub/hub-connection.js';
import { readHubKeys } from '../hub/hub-keys.js';

/** What a command of the steward works with. */
export interface HubAtHand {
  readonly home: NodeHome;
  readonly connection: HubConnection;
  /** The steward's own database. */
  readonly database: pg.Client;
}

/** Opens the hub and the steward's database for one command; the steward's service need not run. @throws when either does not answer */
export async function withHub<T>(homeDir: string, environment: NodeJS.ProcessEnv, work: (at: HubAtHand) => Promise<T>): Promise<T> {
  const home = new NodeHome(homeDir);
  const { hub, database: settings } = await readSettings(home.dir, environment);
  const database = new pg.Client({
    connectionString: settings.url,
    ...(settings.ca ? { ssl: { ca: readFileSync(resolve(home.dir, settings.ca), 'utf8') } } : {}),
  });
  database.on('error', () => undefined);
  await database.connect();
  try {
    const connection = await HubConnection.open(readHubKeys(home), { servers: hub!.servers, ...(hub!.ca ? { ca: resolve(home.dir, hub!.ca) } : {}) });
    try {
      return await work({ home, connection, database });
    } finally {
      await connection.close();
    }
  } finally {
    await database.end();
  }
}

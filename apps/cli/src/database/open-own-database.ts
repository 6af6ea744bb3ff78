import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { NodeHome, NodeSettings } from '@filiera/member-kit';
import pg from 'pg';
import { EXIT, Failure } from '../speaking/failure.js';

/**
 * Connects to the node's own database, as its settings say; the caller ends the connection.
 * @throws Failure when it cannot be reached
 */
export async function openOwnDatabase(home: NodeHome, { database }: Pick<NodeSettings, 'database'>): Promise<pg.Client> {
  try {
    const client = new pg.Client({
      connectionString: database.url,
      ...(database.ca ? { ssl: { ca: readFileSync(resolve(home.dir, database.ca), 'utf8') } } : {}),
    });
    client.on('error', () => undefined);
    await client.connect();
    return client;
  } catch (error) {
    throw new Failure(
      { it: `Il database non si apre: ${(error as Error).message}`, en: `The database cannot be opened: ${(error as Error).message}` },
      { it: 'Verificare che PostgreSQL sia in funzione, e database.url e database.ca in node.yml.', en: 'Check that PostgreSQL runs, and database.url and database.ca in node.yml.' },
      EXIT.unreachable,
    );
  }
}

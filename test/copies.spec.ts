import { join } from 'node:path';
import type { MemberManifest } from '@filiera/member-kit';
import { createTestDatabase, testFolder, type TestDatabase } from '@filiera/testing';
import { afterEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { manifest as agency } from '../apps/agency/src/member.js';
import { describeTables, type TableDescription } from '../apps/cli/src/database/describe-tables.js';
import { loadDatabase, saveDatabase } from '../apps/cli/src/database/save-database.js';
import { manifest as cpi } from '../apps/cpi/src/member.js';
import { manifest as eures } from '../apps/eures/src/member.js';
import { manifest as school } from '../apps/school/src/member.js';
import { manifest as university } from '../apps/university/src/member.js';

describe('the tables of each kind of member', () => {
  const databases: TestDatabase[] = [];
  const clients: pg.Client[] = [];
  afterEach(async () => {
    await Promise.all(clients.splice(0).map((client) => client.end()));
    await Promise.all(databases.splice(0).map((database) => database.drop()));
  });

  const empty = async (): Promise<{ url: string; client: pg.Client }> => {
    const database = await createTestDatabase('copies');
    databases.push(database);
    const client = new pg.Client({ connectionString: database.url });
    clients.push(client);
    await client.connect();
    return { url: database.url, client };
  };
  const described = async (client: pg.Client): Promise<TableDescription> => {
    await client.query('BEGIN');
    try {
      return await describeTables(client);
    } finally {
      await client.query('ROLLBACK');
    }
  };

  it.each<MemberManifest>([cpi, agency, school, university, eures])('of a $kind are all in its copy, and its migrations lead back to nothing', async ({ migrations }) => {
    const [original, restored] = [await empty(), await empty()];
    const source = await new DataSource({ type: 'postgres', url: original.url, migrations: [...migrations] }).initialize();
    try {
      await source.runMigrations({ transaction: 'all' });
      const folder = join(testFolder('copies'), 'database');
      await saveDatabase(original.client, folder);
      await loadDatabase(restored.client, folder);
      expect(await described(restored.client)).toEqual(await described(original.client));
      for (let left = migrations.length; left > 0; left--) await source.undoLastMigration();
      expect((await described(original.client)).tables.map(({ name }) => name)).toEqual(['migrations']);
    } finally {
      await source.destroy();
    }
  });
});

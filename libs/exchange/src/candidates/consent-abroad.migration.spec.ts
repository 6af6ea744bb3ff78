import { createTestDatabase, type TestDatabase } from '@filiera/testing';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { candidateMigrations } from './candidates.migration.js';
import { ConsentAbroad1764400100090 } from './consent-abroad.migration.js';

describe('consents given before countries abroad had one of their own', () => {
  let database: TestDatabase;
  let source: DataSource;

  beforeEach(async () => {
    database = await createTestDatabase('consents');
    source = await new DataSource({
      type: 'postgres', url: database.url, poolErrorHandler: () => undefined,
      migrations: candidateMigrations.filter((migration) => migration !== ConsentAbroad1764400100090),
    }).initialize();
    await source.runMigrations();
  });
  afterEach(async () => {
    await source.destroy();
    await database.drop();
  });

  it('cover the countries that were named; a public task, a withdrawn consent and a mobility at home do not', async () => {
    const shared = async (countries: string[] | null, basis: string, withdrawn = false): Promise<string> => {
      const [{ id }] = await source.query<[{ id: string }]>(
        `INSERT INTO candidate (id, profile, status, standing, version) VALUES (gen_random_uuid(), $1, 'available', 'published', 1) RETURNING id`,
        [JSON.stringify({ mobility: { municipality: '075035', maxKm: 1, ...(countries && { countries }) } })]);
      await source.query(
        `INSERT INTO candidate_consent (candidate, section, basis, granted_at, withdrawn_at) VALUES ($1, 'mobility', $2, '2026-01-02T03:04:05Z', $3)`,
        [id, basis, withdrawn ? '2026-02-01T00:00:00Z' : null]);
      return id;
    };
    const abroad = await shared(['IT', 'NO'], 'consent');
    for (const [countries, basis, withdrawn] of [[['NO'], 'public-task', false], [['NO'], 'consent', true], [['IT'], 'consent', false], [null, 'consent', false]] as const) {
      await shared(countries && [...countries], basis, withdrawn);
    }
    const runner = source.createQueryRunner();
    const migration = new ConsentAbroad1764400100090();
    await migration.up(runner);
    const own = `SELECT candidate, basis, granted_at AS "grantedAt" FROM candidate_consent WHERE section = 'mobilityAbroad'`;
    expect(await source.query(own)).toEqual([{ candidate: abroad, basis: 'consent', grantedAt: new Date('2026-01-02T03:04:05Z') }]);
    await migration.down(runner);
    expect(await source.query(own)).toEqual([]);
    await runner.release();
  });
});

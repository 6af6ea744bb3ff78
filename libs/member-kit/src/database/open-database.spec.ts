import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTestDatabase, pretendOlderPostgres, testFolder, type TestDatabase } from '@filiera/testing';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { sampleSettings } from '../../test/sample-member.js';
import { KIT_MIGRATIONS } from '../runtime/kit-tables.js';
import { migrate } from './migrate.js';
import { dataSourceOptions, openDatabase } from './open-database.js';

class SlowTable1763999000011 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE TABLE made_once (id int)');
    await runner.query('SELECT pg_sleep(0.3)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE made_once');
  }
}

class Broken1763999000012 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE TABLE half_made (id int)');
    await runner.query('SELECT wrong');
  }

  async down(): Promise<void> {}
}

describe('opening the database', () => {
  let database: TestDatabase;
  beforeAll(async () => { database = await createTestDatabase('open'); });
  afterAll(() => database?.drop());

  it('migrates once when two processes start at the same moment', async () => {
    const settings = await sampleSettings(database.url, testFolder('open'));
    const options = dataSourceOptions(settings, [], [...KIT_MIGRATIONS, SlowTable1763999000011]);
    const both = await Promise.all([openDatabase(options, settings), openDatabase(options, settings)]);
    await Promise.all(both.map((one) => migrate(one)));
    const names = (await both[0].query('SELECT name FROM migration ORDER BY id')) as { name: string }[];
    expect(names.map(({ name }) => name)).toEqual(expect.arrayContaining(['SlowTable1763999000011']));
    expect(new Set(names.map(({ name }) => name)).size).toBe(names.length);
    await Promise.all(both.map((one) => one.destroy()));
  });

  it('says which step failed and leaves nothing of it', async () => {
    const settings = await sampleSettings(database.url, testFolder('open'));
    const opened = await openDatabase(dataSourceOptions(settings, [], [Broken1763999000012]), settings);
    await expect(migrate(opened)).rejects.toThrow(/non ha cambiato nulla: column "wrong"/);
    expect(await opened.query("SELECT to_regclass('half_made') AS found")).toEqual([{ found: null }]);
    await opened.destroy();
  });

  it('does not start on a PostgreSQL that is too old, and says so', async () => {
    const old = await createTestDatabase('old');
    try {
      await pretendOlderPostgres(old);
      const settings = await sampleSettings(old.url, testFolder('open'));
      await expect(openDatabase(dataSourceOptions(settings, [], []), settings)).rejects.toThrow(/The database is PostgreSQL 17\.6: PostgreSQL 18 or newer is needed/);
    } finally {
      await old.drop();
    }
  });

  it('says what to check when the database is not there, without showing the password', async () => {
    const settings = await sampleSettings('postgres://someone:verysecret@127.0.0.1:1/nothing', testFolder('open'));
    const opening = openDatabase(dataSourceOptions(settings, [], []), settings);
    await expect(opening).rejects.toThrow(/127\.0\.0\.1:1\/nothing non si apre \(ECONNREFUSED\)/);
    await expect(opening).rejects.not.toThrow(/verysecret/);
  });
});

import { createTestDatabase, eventually, type TestDatabase } from '@filiera/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { UnitOfWork } from '../database/unit-of-work.js';
import { MESSAGING_MIGRATIONS } from '../messaging/messaging-migrations.js';
import { RandomIdSource } from '../time/id-source.js';
import { holdersOf } from './inbox-table.js';

const WAITING = `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;

describe('who holds a person', () => {
  const ids = new RandomIdSource();
  let database: TestDatabase;
  let dataSource: DataSource;

  beforeAll(async () => {
    database = await createTestDatabase('holders');
    dataSource = await new DataSource({ type: 'postgres', url: database.url, migrations: [...MESSAGING_MIGRATIONS] }).initialize();
    await dataSource.runMigrations();
  });
  afterAll(async () => {
    await dataSource?.destroy();
    await database?.drop();
  });

  it('is known to whoever waited for the transaction that entered it', async () => {
    const [person, other] = [ids.pseudonym(), ids.pseudonym()];
    const first = dataSource.createQueryRunner();
    await first.startTransaction();
    await holdersOf(first.manager, [{ person, source: 'cpi-titolare' }]);
    const second = new UnitOfWork(dataSource).run((tx) => holdersOf(tx, [{ person, source: 'cpi-titolare' }, { person: other, source: 'cpi-altro' }]));
    await eventually('the second to wait', () => dataSource.query<unknown[]>(WAITING), (rows) => rows.length === 1);
    await first.commitTransaction();
    await first.release();
    expect(Object.fromEntries(await second)).toEqual({ [person]: 'cpi-titolare', [other]: 'cpi-altro' });
  });
});

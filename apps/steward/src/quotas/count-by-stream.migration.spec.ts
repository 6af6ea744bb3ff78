import { createTestDatabase } from '@filiera/testing';
import { expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { CreateHub1763900900010 } from '../create-hub.migration.js';
import { CountByStream1764600000070 } from './count-by-stream.migration.js';
import { CountRepeated1764520000070 } from './count-repeated.migration.js';

it('keeps what was counted before streams were told apart, with room for headers on the days that are over, and can be taken back', async () => {
  const database = await createTestDatabase('use');
  const source = await new DataSource({ type: 'postgres', url: database.url, migrations: [CreateHub1763900900010, CountRepeated1764520000070] }).initialize();
  try {
    await source.runMigrations();
    await source.query(`INSERT INTO hub_use (day, member, events, bytes, repeated_events, repeated_bytes) VALUES
      ((now() AT TIME ZONE 'UTC')::date, 'cpi-uno', 3, 300, 0, 0), ('2026-01-01', 'cpi-uno', 2, 200, 1, 100)`);
    const runner = source.createQueryRunner();
    const use = (): Promise<unknown> => source.query('SELECT member, stream, events, bytes FROM hub_use ORDER BY day, stream');
    await new CountByStream1764600000070().up(runner);
    expect(await use()).toEqual([{ member: 'cpi-uno', stream: '-', events: '2', bytes: '4296' }, { member: 'cpi-uno', stream: '-', events: '3', bytes: '300' }]);
    await source.query(`INSERT INTO hub_use (day, member, stream, events, bytes) VALUES ('2026-01-01', 'cpi-uno', 'NEEDS', 5, 4)`);
    await runner.startTransaction();
    await new CountByStream1764600000070().down(runner);
    await runner.commitTransaction();
    expect(await source.query('SELECT events, bytes, repeated_bytes FROM hub_use ORDER BY day')).toEqual([
      { events: '7', bytes: '4300', repeated_bytes: '100' }, { events: '3', bytes: '300', repeated_bytes: '0' },
    ]);
    await runner.release();
  } finally {
    await source.destroy();
    await database.drop();
  }
});

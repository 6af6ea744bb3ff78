import { createTestDatabase } from '@filiera/testing';
import { expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { CreateHub1763900900010 } from '../create-hub.migration.js';
import { CountFaults1764600000080 } from './count-faults.migration.js';

it('makes one row of the same fault that was noted again and again, and leaves gaps as they are', async () => {
  const database = await createTestDatabase('faults');
  const source = await new DataSource({ type: 'postgres', url: database.url, migrations: [CreateHub1763900900010] }).initialize();
  try {
    await source.runMigrations();
    const [first, last] = [new Date('2026-11-01T08:00:00Z'), new Date('2026-11-02T08:00:00Z')];
    await source.query(`INSERT INTO chain_fault (stream, publisher, kind, from_sequence, to_sequence, found_at) VALUES
      ('NEEDS', 'cpi-uno', 'unreadable', 0, 0, $1), ('NEEDS', 'cpi-uno', 'unreadable', 0, 0, $2), ('NEEDS', 'cpi-due', 'unreadable', 0, 0, $2),
      ('NEEDS', 'cpi-uno', 'gap', 2, 3, $1), ('NEEDS', 'cpi-uno', 'gap', 2, 3, $1), ('NEEDS', 'cpi-uno', 'fork', 5, 5, $1), ('NEEDS', 'cpi-uno', 'fork', 6, 6, $1)`, [first, last]);
    const runner = source.createQueryRunner();
    await new CountFaults1764600000080().up(runner);
    expect(await source.query('SELECT publisher, kind, from_sequence, times, found_at, last_found_at FROM chain_fault ORDER BY id')).toEqual([
      { publisher: 'cpi-uno', kind: 'unreadable', from_sequence: '0', times: '2', found_at: first, last_found_at: last },
      { publisher: 'cpi-due', kind: 'unreadable', from_sequence: '0', times: '1', found_at: last, last_found_at: last },
      ...['2', '2'].map((at) => ({ publisher: 'cpi-uno', kind: 'gap', from_sequence: at, times: '1', found_at: first, last_found_at: first })),
      ...['5', '6'].map((at) => ({ publisher: 'cpi-uno', kind: 'fork', from_sequence: at, times: '1', found_at: first, last_found_at: first })),
    ]);
    await new CountFaults1764600000080().down(runner);
    await runner.release();
  } finally {
    await source.destroy();
    await database.drop();
  }
});

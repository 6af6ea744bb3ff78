import { createTestDatabase, eventually, type TestDatabase } from '@filiera/testing';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { DataSource } from 'typeorm';
import { countUpToBound, MOST_COUNTED } from './bounded-count.js';

describe('the count of a search', () => {
  let database: TestDatabase;
  let source: DataSource;
  const count = (below: number): Promise<number> => source.transaction((tx) => countUpToBound('SELECT 1 FROM numbered WHERE number < $1', [below], tx));

  beforeAll(async () => {
    database = await createTestDatabase('count');
    source = await new DataSource({ type: 'postgres', url: database.url }).initialize();
    await source.query(`CREATE TABLE numbered AS SELECT generate_series(1, ${MOST_COUNTED + 50}) AS number`);
  });

  afterAll(async () => {
    await source.destroy();
    await database.drop();
  });

  it('is exact for what it finds, each time anew, and stops at its bound', async () => {
    expect(await count(101)).toBe(100);
    await source.query('DELETE FROM numbered WHERE number <= 40');
    expect(await count(101)).toBe(60);
    expect(await count(1_000_000)).toBe(MOST_COUNTED);
  });

  it('is not taken again where it was beyond its bound a moment ago, and only there', async () => {
    expect(await count(2_000_000)).toBe(MOST_COUNTED);
    await source.query('DELETE FROM numbered WHERE number > 500');
    expect(await count(2_000_000)).toBe(MOST_COUNTED);
    expect(await count(3_000_000)).toBe(460);
  });

  it('is looked at again behind an answer once it is a minute old, and is exact from then on', async () => {
    await source.query(`INSERT INTO numbered SELECT generate_series(1, ${MOST_COUNTED + 50})`);
    expect(await count(4_000_000)).toBe(MOST_COUNTED);
    await source.query('DELETE FROM numbered WHERE number > 300');
    const start = performance.now();
    const clock = jest.spyOn(performance, 'now').mockImplementation(() => start + 61_000);
    try {
      expect(await count(4_000_000)).toBe(MOST_COUNTED);
    } finally {
      clock.mockRestore();
    }
    const [{ total }] = await source.query<[{ total: string }]>('SELECT count(*) AS total FROM numbered');
    await eventually('the count behind the answer', () => count(4_000_000), (counted) => counted === Number(total));
  });
});

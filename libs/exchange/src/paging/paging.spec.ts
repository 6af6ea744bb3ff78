import { createTestDatabase, type TestDatabase } from '@filiera/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Column, DataSource, Entity, PrimaryColumn } from 'typeorm';
import { MOST_COUNTED } from './bounded-count.js';
import { boundedPage } from './bounded-page.js';
import { foundOnce, type FoundPage } from './found-once.js';

@Entity('listed')
class ListedEntity {
  @PrimaryColumn('integer')
  id!: number;

  @Column('text')
  name!: string;
}

const SIZE = 20;

describe('a page of a list', () => {
  let database: TestDatabase;
  let source: DataSource;

  beforeAll(async () => {
    database = await createTestDatabase('paging');
    source = await new DataSource({ type: 'postgres', url: database.url, entities: [ListedEntity] }).initialize();
    // Two rows share each name.
    await source.query(`CREATE TABLE listed AS SELECT n AS id, 'name ' || lpad((n / 2)::text, 6, '0') AS name FROM generate_series(1, ${MOST_COUNTED + 500}) AS n`);
  });

  afterAll(async () => {
    await source.destroy();
    await database.drop();
  });

  const found = (below: number, page: number): Promise<FoundPage<{ id: number }> | undefined> => foundOnce<{ id: number }>({
    hits: 'SELECT id, name FROM listed WHERE id < $1', values: [below], page: `SELECT id FROM hits ORDER BY name DESC, id LIMIT ${SIZE} OFFSET ${(page - 1) * SIZE}`,
  }, { page, size: SIZE }, source.manager);

  it('has the number of all hits, as every list does: exact up to 10,000', async () => {
    const order = { name: 'ASC', id: 'ASC' } as const;
    const all = await boundedPage(ListedEntity, { order }, { page: 3, size: SIZE }, source.manager);
    expect(all).toMatchObject({ page: 3, size: SIZE, total: MOST_COUNTED });
    expect(all.items.map(({ id }) => id)).toEqual(Array.from({ length: SIZE }, (_, at) => 41 + at));
    const few = await boundedPage(ListedEntity, { where: { name: 'name 000007' }, order }, { page: 1, size: SIZE }, source.manager);
    expect([few.total, few.items.map(({ id }) => id)]).toEqual([2, [14, 15]]);
  });

  it('is the same far down the list, where its rows are found before they are read', async () => {
    const order = { name: 'ASC', id: 'ASC' } as const;
    const deep = await boundedPage(ListedEntity, { order }, { page: 60, size: SIZE }, source.manager);
    expect(deep.items).toEqual(Array.from({ length: SIZE }, (_, at) => ({ id: 1181 + at, name: `name ${String(Math.floor((1181 + at) / 2)).padStart(6, '0')}` })));
    expect((await boundedPage(ListedEntity, { where: { name: 'name 000007' }, order }, { page: 60, size: SIZE }, source.manager)).items).toEqual([]);
  });

  it('is found once with its number, in order, and beyond its end knows the number still', async () => {
    expect((await found(101, 1))?.items.map(({ id }) => id).slice(0, 4)).toEqual([100, 98, 99, 96]);
    expect((await found(101, 2))?.total).toBe(100);
    expect(await found(101, 9)).toMatchObject({ items: [], total: 100 });
    expect(await found(0, 1)).toMatchObject({ items: [], total: 0 });
  });

  it('is not taken from the first hits that were found when there are more than are counted', async () => {
    expect(await found(MOST_COUNTED + 400, 1)).toBeUndefined();
    expect(await found(MOST_COUNTED + 400, 2)).toBeUndefined();
    expect((await found(MOST_COUNTED, 1))?.total).toBe(MOST_COUNTED - 1);
  });
});

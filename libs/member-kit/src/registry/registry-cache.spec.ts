import { createTestDatabase, type TestDatabase } from '@filiera/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { DataSource } from 'typeorm';
import { UnitOfWork } from '../database/unit-of-work.js';
import { MESSAGING_MIGRATIONS } from '../messaging/messaging-migrations.js';
import { RegistryCache } from './registry-cache.js';

const CONNECTIONS = 2;
const ADD = `INSERT INTO public.member (id, version, kind, name, status, account, signing_keys, encryption_keys, agreement)
  VALUES ($1, 1, 'cpi', 'Centro di prova', 'active', 'A', '[]', '[]', '^1.0.0')`;

describe('the registry in memory', () => {
  let database: TestDatabase;
  let dataSource: DataSource;
  let units: UnitOfWork;
  let cache: RegistryCache;

  beforeAll(async () => {
    database = await createTestDatabase('registry');
    dataSource = await new DataSource({
      type: 'postgres', url: database.url, poolSize: CONNECTIONS, extra: { connectionTimeoutMillis: 2_000 }, migrations: [...MESSAGING_MIGRATIONS],
    }).initialize();
    await dataSource.runMigrations();
    units = new UnitOfWork(dataSource);
    await dataSource.query(ADD, ['cpi-prova']);
  });
  beforeEach(() => { cache = new RegistryCache(dataSource, units); });
  afterAll(async () => {
    await dataSource?.destroy();
    await database?.drop();
  });

  const ids = async (): Promise<string[]> => [...(await cache.all()).keys()];
  const inUnits = <T>(work: () => Promise<T>): Promise<T[]> => {
    let begun = 0;
    let go!: () => void;
    const allBegun = new Promise<void>((resolve) => { go = resolve; });
    return Promise.all(Array.from({ length: CONNECTIONS }, () => units.run(async () => {
      if (++begun === CONNECTIONS) go();
      await allBegun;
      return work();
    })));
  };

  it('is read by units of work that hold all connections, at the start and after a change', async () => {
    expect(await inUnits(ids)).toEqual(Array(CONNECTIONS).fill(['cpi-prova']));
    expect(await inUnits(async () => {
      cache.changed(['cpi-prova']);
      return Promise.all([ids(), ids()]);
    })).toEqual(Array(CONNECTIONS).fill([['cpi-prova'], ['cpi-prova']]));
    expect(await ids()).toEqual(['cpi-prova']);
  });

  it('is there before anyone asks, and read once for all again when it has changed', async () => {
    await cache.onModuleInit();
    const read = jest.spyOn(dataSource.manager, 'query');
    try {
      expect(await inUnits(ids)).toEqual(Array(CONNECTIONS).fill(['cpi-prova']));
      expect(read).not.toHaveBeenCalled();
      cache.changed(['cpi-prova']);
      expect(read).toHaveBeenCalledTimes(1);
      await ids();
      await ids();
      expect(read).toHaveBeenCalledTimes(1);
    } finally {
      read.mockRestore();
    }
  });

  it('does not keep what a unit saw and undid, nor a failure of its transaction', async () => {
    await expect(units.run(async (tx) => {
      await tx.query(ADD, ['cpi-mai-entrato']);
      expect(await ids()).toEqual(['cpi-prova', 'cpi-mai-entrato']);
      throw new Error('the use case failed');
    })).rejects.toThrow('the use case failed');
    cache = new RegistryCache(dataSource, units);
    await expect(units.run(async (tx) => {
      await tx.query('SELECT 1 / 0').catch(() => undefined);
      return ids();
    })).rejects.toMatchObject({ code: '25P02' });
    expect(await ids()).toEqual(['cpi-prova']);
  });

  it('is the one in force also for a unit that works on shadow tables', async () => {
    await dataSource.query('CREATE SCHEMA rebuild; CREATE TABLE rebuild.member (LIKE public.member)');
    expect(await units.run(async (tx) => {
      await tx.query('SET LOCAL search_path TO rebuild, public');
      return ids();
    })).toEqual(['cpi-prova']);
  });

  it('is not what was read before a change and arrived after it', async () => {
    const slow = cache.all();
    await dataSource.query(ADD, ['cpi-nuovo']);
    cache.changed(['cpi-nuovo']);
    await slow;
    expect(await ids()).toContain('cpi-nuovo');
  });
});

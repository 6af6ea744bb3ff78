import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { createTestDatabase, eventually, type TestDatabase } from '@filiera/testing';
import { DataSource } from 'typeorm';
import { isTransient } from '../inbox/transient-failure.js';
import { preparedQuery } from '../messaging/prepared-query.js';
import { describeDatabaseError } from '../problems/describe-database-error.js';
import { UnitOfWork } from './unit-of-work.js';

describe('a unit of work', () => {
  let database: TestDatabase;
  let dataSource: DataSource;
  let unitOfWork: UnitOfWork;

  beforeAll(async () => {
    database = await createTestDatabase('unit');
    dataSource = await new DataSource({ type: 'postgres', url: database.url, poolSize: 5 }).initialize();
    await dataSource.query('CREATE TABLE counter (name text PRIMARY KEY, value int NOT NULL)');
    unitOfWork = new UnitOfWork(dataSource);
  });
  beforeEach(() => dataSource.query("TRUNCATE counter; INSERT INTO counter VALUES ('a', 0), ('b', 0)"));
  afterAll(async () => {
    await dataSource?.destroy();
    await database?.drop();
  });

  const valueOf = async (name: string): Promise<number> =>
    ((await dataSource.query('SELECT value FROM counter WHERE name = $1', [name])) as { value: number }[])[0]!.value;

  it('commits what its parts wrote together', async () => {
    await unitOfWork.run(async (tx) => {
      await tx.query("UPDATE counter SET value = 1 WHERE name = 'a'");
      await unitOfWork.run(async (joined) => {
        expect(joined).toBe(tx);
        await joined.query("UPDATE counter SET value = 2 WHERE name = 'b'");
      });
      expect(await valueOf('b')).toBe(0);
    });
    expect([await valueOf('a'), await valueOf('b')]).toEqual([1, 2]);
  });

  it('sees what the surrounding unit wrote when it only reads, and has no transaction by itself', async () => {
    const twoMoments = (): Promise<number> => unitOfWork.read(async (tx) => {
      const [first] = await tx.query<[{ at: string }]>('SELECT transaction_timestamp()::text AS at');
      const [second] = await tx.query<[{ at: string }]>('SELECT transaction_timestamp()::text AS at');
      return new Set([first.at, second.at]).size;
    });
    expect(await twoMoments()).toBe(2);
    await unitOfWork.run(async (tx) => {
      await tx.query("UPDATE counter SET value = 7 WHERE name = 'a'");
      expect(await twoMoments()).toBe(1);
      expect(await unitOfWork.read((own) => own.query("SELECT value FROM counter WHERE name = 'a'"))).toEqual([{ value: 7 }]);
    });
  });

  it('runs a statement under its name when it only reads too, and tells whoever logs statements', async () => {
    const read = (name: string): Promise<{ value: number }[]> =>
      unitOfWork.read((tx) => preparedQuery<{ value: number }>(tx, 'value-of', 'SELECT value FROM counter WHERE name = $1', [name]));
    const logged: string[] = [];
    const logger = jest.spyOn(dataSource.logger, 'logQuery').mockImplementation((text) => void logged.push(text));
    try {
      await dataSource.query("UPDATE counter SET value = 3 WHERE name = 'b'");
      expect([await read('a'), await read('b')]).toEqual([[{ value: 0 }], [{ value: 3 }]]);
    } finally {
      logger.mockRestore();
    }
    expect(logged.filter((text) => text.startsWith('SELECT value'))).toHaveLength(2);
    await expect(preparedQuery(dataSource.manager, 'value-of', 'SELECT 1', [])).rejects.toThrow(/UnitOfWork/);
    await expect(unitOfWork.read((tx) => tx.query('SELECT 1/0'))).rejects.toMatchObject({ code: '22012' });
  });

  it('undoes everything when a part fails', async () => {
    await expect(unitOfWork.run(async (tx) => {
      await tx.query("UPDATE counter SET value = 1 WHERE name = 'a'");
      await unitOfWork.run(() => Promise.reject(new Error('the part')));
    })).rejects.toThrow('the part');
    expect(await valueOf('a')).toBe(0);
  });

  it('runs what waits for the commit after it, and never when it rolls back', async () => {
    const seen: string[] = [];
    await unitOfWork.run(async (tx) => {
      unitOfWork.afterCommit(() => seen.push('committed'));
      await tx.query("UPDATE counter SET value = 1 WHERE name = 'a'");
      seen.push('working');
    });
    await expect(unitOfWork.run(() => {
      unitOfWork.afterCommit(() => seen.push('never'));
      return Promise.reject(new Error('no'));
    })).rejects.toThrow('no');
    unitOfWork.afterCommit(() => seen.push('at once'));
    expect(seen).toEqual(['working', 'committed', 'at once']);
  });

  it('refuses to report as done what PostgreSQL would silently roll back', async () => {
    await expect(unitOfWork.run(async (tx) => {
      await tx.query("UPDATE counter SET value = 1 WHERE name = 'a'");
      await tx.query('SELECT 1 / 0').catch(() => undefined);
    })).rejects.toThrow('swallowed');
    expect(await valueOf('a')).toBe(0);
  });

  it('repeats its work when a deadlock chose it as the victim, and runs what waits for the commit once', async () => {
    const committed: string[] = [];
    const attempts = { first: 0, second: 0 };
    let firstHolds!: () => void;
    let secondHolds!: () => void;
    const bothHold = Promise.all([new Promise<void>((resolve) => { firstHolds = resolve; }), new Promise<void>((resolve) => { secondHolds = resolve; })]);
    const cross = (who: 'first' | 'second', one: string, other: string, holds: () => void): Promise<void> => unitOfWork.run(async (tx) => {
      attempts[who]++;
      unitOfWork.afterCommit(() => committed.push(who));
      await tx.query('UPDATE counter SET value = value + 1 WHERE name = $1', [one]);
      holds();
      await bothHold;
      await tx.query('UPDATE counter SET value = value + 1 WHERE name = $1', [other]);
    });
    await Promise.all([cross('first', 'a', 'b', firstHolds), cross('second', 'b', 'a', secondHolds)]);
    expect([await valueOf('a'), await valueOf('b')]).toEqual([2, 2]);
    expect(attempts.first + attempts.second).toBe(3);
    expect(committed.sort()).toEqual(['first', 'second']);
  });

  it('reads again when PostgreSQL ends a reading because of a deadlock with whoever takes the place of its tables', async () => {
    await dataSource.query('CREATE TABLE one (a int); CREATE TABLE other (a int); INSERT INTO one VALUES (7); INSERT INTO other VALUES (7)');
    let asked = 0;
    const read = (): Promise<unknown> => unitOfWork.read((tx) => {
      asked++;
      return tx.query('SELECT a FROM one JOIN other USING (a)');
    });
    // Each side looks for a deadlock once, a second after it began to wait: on a busy machine the reading may look too early, and the other side is ended.
    const replace = async (): Promise<{ readonly replaced: boolean; readonly rows: unknown }> => {
      asked = 0;
      const replacing = dataSource.createQueryRunner();
      try {
        await replacing.startTransaction();
        await replacing.query('LOCK TABLE other');
        const reading = read();
        await eventually('the reading that waits', () => replacing.query(`SELECT FROM pg_locks WHERE relation = 'other'::regclass AND NOT granted`) as Promise<unknown[]>, (waiting) => waiting.length === 1);
        const replaced = await replacing.query('LOCK TABLE one').then(() => true, () => false);
        await (replaced ? replacing.commitTransaction() : replacing.rollbackTransaction());
        return { replaced, rows: await reading };
      } finally {
        await replacing.release();
      }
    };
    const { rows } = await eventually('a reading that a deadlock ended', replace, ({ replaced }) => replaced);
    expect(rows).toEqual([{ a: 7 }]);
    expect(asked).toBe(2);
  });

  it('gives its connection back whatever happens', async () => {
    for (let i = 0; i < 20; i++) await unitOfWork.run(() => Promise.reject(new Error('again'))).catch(() => undefined);
    await Promise.all(Array.from({ length: 20 }, () => unitOfWork.run((tx) => tx.query('SELECT 1'))));
    expect(unitOfWork.current()).toBeUndefined();
  });

  it('does not lend its closed transaction to work that outlives it', async () => {
    let later!: Promise<unknown>;
    let go!: () => void;
    const gate = new Promise<void>((resolve) => { go = resolve; });
    await unitOfWork.run(async () => {
      later = gate.then(() => unitOfWork.run((tx) => tx.query("UPDATE counter SET value = 9 WHERE name = 'a'")));
    });
    go();
    await later;
    expect(await valueOf('a')).toBe(9);
  });

  it('says that the connection is gone when it breaks between two statements', async () => {
    const failure = await unitOfWork.run(async (tx) => {
      const [{ pid }] = await tx.query<[{ pid: number }]>('SELECT pg_backend_pid() AS pid');
      await dataSource.query('SELECT pg_terminate_backend($1)', [pid]);
      await eventually('the loss', () => tx.queryRunner!.isReleased);
      return tx.query('SELECT 1');
    }).catch((error: unknown) => error);
    expect(describeDatabaseError(failure)?.status).toBe(503);
    expect(isTransient(failure)).toBe(true);
    expect(await valueOf('a')).toBe(0);
  });
});

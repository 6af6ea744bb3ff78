import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { DataSource, type QueryRunner } from 'typeorm';
import type { Transaction } from './transaction.js';
import { commitOrRefuse } from './commit-or-refuse.js';
import { isWorthRetrying } from './postgres-errors.js';
import { ReadingManager } from './reading-manager.js';

const ATTEMPTS = 5;

interface OpenUnit {
  readonly tx: Transaction;
  readonly beforeCommit: (() => Promise<void>)[];
  readonly afterCommit: (() => void)[];
  readonly afterRollback: (() => void)[];
  closed: boolean;
}

/** One business operation, one transaction: everything inside is committed together or not at all. */
@Injectable()
export class UnitOfWork {
  private readonly open = new AsyncLocalStorage<OpenUnit>();

  private readonly reading: ReadingManager;

  constructor(private readonly dataSource: DataSource) {
    this.reading = new ReadingManager(dataSource);
  }

  /**
   * Runs the work in a transaction; called inside another unit it joins that one. The outermost unit repeats
   * the work when PostgreSQL reports a serialisation failure or a deadlock, so the work must be free of side
   * effects outside the database: put those in {@link afterCommit}.
   * @throws whatever the work throws, after rolling back
   */
  async run<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    const surrounding = this.current();
    return surrounding ? work(surrounding) : repeatedly(() => this.attempt(work));
  }

  /**
   * Runs work that only reads. Inside another unit it joins that one and sees what it wrote; otherwise there is no transaction:
   * at the isolation that units have each statement sees its own moment anyway, and beginning and committing would make three
   * exchanges with the database of one. Settings with `SET LOCAL` and locks need {@link run}. As there, a deadlock has the work repeated:
   * a search of several tables meets one when a rebuilt projection takes their places.
   */
  async read<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    const surrounding = this.current();
    return surrounding ? work(surrounding) : repeatedly(() => work(this.reading));
  }

  /** The transaction of the surrounding unit, if there is one. */
  current(): Transaction | undefined {
    const unit = this.open.getStore();
    return unit && !unit.closed ? unit.tx : undefined;
  }

  /**
   * Runs a task inside the surrounding unit, when all its work is done and before it commits; should it throw, the unit is rolled back and
   * its work done again.
   * @throws Error outside a unit
   */
  beforeCommit(task: () => Promise<void>): void {
    this.surrounding().beforeCommit.push(task);
  }

  /** Runs a task once the surrounding unit has rolled back, or may have. @throws Error outside a unit */
  afterRollback(task: () => void): void {
    this.surrounding().afterRollback.push(task);
  }

  /** Runs a task once the surrounding unit has committed, never when it rolls back; at once when there is no unit. */
  afterCommit(task: () => void): void {
    const unit = this.open.getStore();
    if (unit && !unit.closed) unit.afterCommit.push(task);
    else task();
  }

  private surrounding(): OpenUnit {
    const unit = this.open.getStore();
    if (!unit || unit.closed) throw new Error('only inside a unit of work');
    return unit;
  }

  private async attempt<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    const runner = this.dataSource.createQueryRunner();
    const unit: OpenUnit = { tx: runner.manager, beforeCommit: [], afterCommit: [], afterRollback: [], closed: false };
    let result: T;
    try {
      await runner.startTransaction();
      result = await this.open.run(unit, () => work(runner.manager));
      await makeReady(unit);
      await commitOrRefuse(runner);
    } catch (error) {
      for (const task of unit.afterRollback) task();
      // TypeORM releases a runner whose connection breaks between two statements, and then complains of the release, not of the loss.
      if (runner.isReleased) throw new Error('Connection terminated within a transaction', { cause: error });
      await rollBack(runner);
      throw error;
    } finally {
      unit.closed = true;
      await runner.release();
    }
    for (const task of unit.afterCommit) task();
    return result;
  }
}

/** Does again what PostgreSQL gave up for others' sake. */
async function repeatedly<T>(attempt: () => Promise<T>): Promise<T> {
  for (let count = 1; ; count++) {
    try {
      return await attempt();
    } catch (error) {
      const cause = error instanceof NotReadyToCommit ? error.cause : error;
      if (count === ATTEMPTS || (cause === error && !isWorthRetrying(error))) throw cause;
      await pause(count * 5 + Math.random() * 10);
    }
  }
}

/** What was to be done before the commit failed: the work is done again. */
class NotReadyToCommit extends Error {}

async function makeReady(unit: OpenUnit): Promise<void> {
  try {
    for (const task of unit.beforeCommit) await task();
  } catch (error) {
    throw new NotReadyToCommit('a task before the commit failed', { cause: error });
  }
}

/** A connection that is gone has rolled back by itself; the first error is the one worth telling. */
async function rollBack(runner: QueryRunner): Promise<void> {
  if (!runner.isTransactionActive) return;
  await runner.rollbackTransaction().catch(() => undefined);
}

import type { Text } from '@filiera/contracts';
import { Clock, IdSource, UnitOfWork, type RequestUser, type Transaction } from '@filiera/member-kit';
import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { LessThanOrEqual, MoreThan } from 'typeorm';
import { EuresSettings } from '../eures-settings.js';
import { EuresRunEntity, type RunState } from './eures-run.entity.js';
import type { Effort } from './input-api.js';
import { InputApiFailure, RunStopped, notConfigured, runGoingOn } from './run-errors.js';
import { RunImport } from './run-import.js';

/**
 * The next run asks for what has changed since this one began, and a little before: the clocks of two machines differ. What is
 * listed twice is the same the second time.
 */
const CLOCKS_DIFFER_MS = 10 * 60_000;
const NOTHING_YET = { created: 0, updated: 0, unchanged: 0, closed: 0, refused: 0 };

/** Starts runs, one at a time, and sees to their end. */
@Injectable()
export class StartRun implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('EuresRun');
  private readonly stop = new AbortController();
  private going = false;
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly settings: EuresSettings,
    private readonly importer: RunImport,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly ids: IdSource,
  ) {}

  /** A process that ended in the middle of a run could not say so. */
  async onApplicationBootstrap(): Promise<void> {
    await this.work.run((tx) => tx.update(EuresRunEntity, { state: 'running' }, { state: 'interrupted', endedAt: this.clock.now() }));
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stop.abort();
    await this.running;
  }

  /**
   * Begins a run, which goes on by itself.
   * @param whole asks for everything, not only for what has changed
   * @throws Conflict when one is going on, or nothing says where to import from
   */
  async start(whole: boolean, user: RequestUser): Promise<EuresRunEntity> {
    const { url } = this.settings;
    if (url === undefined) throw notConfigured();
    const source = { ...this.settings, url };
    return this.work.run(async (tx) => {
      if (this.going || this.stop.signal.aborted) throw runGoingOn();
      this.going = true;
      this.work.afterRollback(() => { this.going = false; });
      const run = await this.begin(source.url, whole, user, tx);
      this.work.afterCommit(() => { this.running = this.see(run, source); });
      return run;
    });
  }

  /** The cursor is the last run that was done: a run that fails moves nothing. One that began later than now had a clock that was ahead, and knows less than it says. */
  private async begin(url: string, whole: boolean, user: RequestUser, tx: Transaction): Promise<EuresRunEntity> {
    const startedAt = this.clock.now();
    const last = await tx.findOne(EuresRunEntity, { where: { url, state: 'done', startedAt: LessThanOrEqual(startedAt) }, order: { startedAt: 'DESC', id: 'DESC' } });
    // When its day comes, it will be the last one: it leads then to where the cursor is today.
    await tx.update(EuresRunEntity, { url, state: 'done', startedAt: MoreThan(startedAt) }, { nextSince: last?.nextSince ?? 0 });
    const run: EuresRunEntity = {
      id: this.ids.entityId(), url, since: whole ? null : last?.nextSince ?? null, nextSince: Math.max(0, startedAt.getTime() - CLOCKS_DIFFER_MS),
      state: 'running', askedBy: user.label, startedAt, endedAt: null, counts: NOTHING_YET, requests: 0, retries: 0, failure: null,
    };
    await tx.insert(EuresRunEntity, run);
    return run;
  }

  private async see(run: EuresRunEntity, source: EuresSettings & { readonly url: string }): Promise<void> {
    try {
      await this.finish(run.id, 'done', null, await this.importer.run(run, source, this.stop.signal));
    } catch (error) {
      await this.fail(run.id, error).catch((again: unknown) => this.logger.error('the end of a run could not be written; the next start does', again));
    } finally {
      this.going = false;
    }
  }

  private async fail(id: string, error: unknown): Promise<void> {
    if (error instanceof RunStopped) return this.finish(id, 'interrupted', null);
    if (error instanceof InputApiFailure) return this.finish(id, 'failed', error.text);
    this.logger.error('a run failed', error);
    return this.finish(id, 'failed', { it: 'errore interno: si trova nel registro del nodo', en: 'internal error: it is in the node\'s log' });
  }

  private async finish(id: string, state: RunState, failure: Text | null, effort?: Effort): Promise<void> {
    await this.work.run((tx) => tx.update(EuresRunEntity, { id }, { state, failure, endedAt: this.clock.now(), ...effort }));
  }
}

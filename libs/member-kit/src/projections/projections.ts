import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { UnitOfWork } from '../database/unit-of-work.js';
import { HandlerIndex, type ProjectionGroup } from '../messaging/handler-index.js';
import { Conflict, NotFound } from '../problems/domain-error.js';
import { Clock } from '../time/clock.js';
import { RebuildProjection, type RebuildResult } from './rebuild-projection.js';

/** A projection and its last rebuild. */
export interface ProjectionState {
  readonly name: string;
  readonly tables: readonly string[];
  readonly status: 'as-is' | 'rebuilding' | 'rebuilt' | 'failed';
  readonly events: number;
  readonly startedAt: Date | null;
  readonly endedAt: Date | null;
  readonly result: RebuildResult | null;
  /** Why the last rebuild failed; the tables are then as they were. */
  readonly failure: string | null;
}

/** The projections of this program, and their rebuilds, one at a time. */
@Injectable()
export class Projections implements BeforeApplicationShutdown {
  private readonly logger = new Logger('Projections');
  private readonly states = new Map<string, ProjectionState>();
  private isTaken = false;
  private running: Promise<void> = Promise.resolve();
  private readonly listeners: ((tables: readonly string[]) => void)[] = [];

  constructor(
    private readonly units: UnitOfWork,
    private readonly handlers: HandlerIndex,
    private readonly rebuilding: RebuildProjection,
    private readonly clock: Clock,
  ) {}

  all(): ProjectionState[] {
    return this.handlers.projections().map((group) => this.stateOf(group));
  }

  /** @throws NotFound */
  find(name: string): ProjectionState {
    return this.stateOf(this.group(name));
  }

  /**
   * Starts a rebuild and returns at once. Inside a unit of work it starts once that has committed, with transactions of its own, and never when it rolls back.
   * @throws NotFound, Conflict while one is running
   */
  rebuild(name: string): ProjectionState {
    const group = this.group(name);
    if (this.isTaken) {
      throw new Conflict({ code: 'projection.rebuilding', text: { it: 'una ricostruzione è già in corso: attenderne la fine', en: 'a rebuild is running already: wait for its end' } });
    }
    const before = this.stateOf(group);
    this.isTaken = true;
    this.update(group, { status: 'rebuilding', events: 0, startedAt: this.clock.now(), endedAt: null, result: null, failure: null });
    if (this.units.current()) {
      this.units.afterRollback(() => {
        this.isTaken = false;
        this.states.set(group.name, before);
      });
    }
    this.units.afterCommit(() => { this.running = this.run(group).finally(() => { this.isTaken = false; }); });
    return this.stateOf(group);
  }

  /** Tells, once rebuilt tables have taken the place of the old ones, which they are: for what is kept in memory beside them, since a rebuild tells of no single change. */
  listen(listener: (tables: readonly string[]) => void): void {
    this.listeners.push(listener);
  }

  /** Resolves when no rebuild is running. */
  async settled(): Promise<void> {
    await this.running;
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.running;
  }

  private async run(group: ProjectionGroup): Promise<void> {
    try {
      const result = await this.rebuilding.run(group, (events) => this.update(group, { events }));
      this.update(group, { status: 'rebuilt', endedAt: this.clock.now(), result });
      this.logger.log(`rebuilt ${group.tables.join(', ')} from ${result.events} events: ${result.identical ? 'the same as before' : 'it differed'}`);
      for (const listener of this.listeners) listener(group.tables);
    } catch (error) {
      const failure = error instanceof Error ? error.message : 'unknown reason';
      this.update(group, { status: 'failed', endedAt: this.clock.now(), failure });
      this.logger.error(`rebuilding ${group.name} failed, the old tables stay: ${failure}`);
    }
  }

  private group(name: string): ProjectionGroup {
    const group = this.handlers.projections().find((projection) => projection.name === name);
    if (group) return group;
    throw new NotFound({ code: 'projection.unknown', text: { it: `nessuna proiezione ${name}: GET /projections le elenca`, en: `no projection ${name}: GET /projections lists them` } });
  }

  private stateOf({ name, tables }: ProjectionGroup): ProjectionState {
    return this.states.get(name) ?? { name, tables, status: 'as-is', events: 0, startedAt: null, endedAt: null, result: null, failure: null };
  }

  private update(group: ProjectionGroup, change: Partial<ProjectionState>): void {
    this.states.set(group.name, { ...this.stateOf(group), ...change });
  }
}

import { setImmediate as turn } from 'node:timers/promises';
import { Matcher } from '@filiera/matching';
import { Clock, MemberRegistry, UnitOfWork } from '@filiera/member-kit';
import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { BoardChanges, type BoardKind } from '../board/board-changes.js';
import { localDate } from '../calendar/local-date.js';
import { Territory } from '../territory/territory.js';
import { availableCandidates, nextAvailableCandidates, nextOpenVacancies, openVacancies, type BoardEntry, type OpenFor } from './board-entries.js';
import { toCandidateInput, toVacancyInput } from './match-inputs.js';

/** Entries read at once; between two reads the node answers others, who wait for no more than these. */
const BATCH = 250;
const FIRST = '00000000-0000-0000-0000-000000000000';
/** Closed vacancies and pruned rows leave the index with the next renewal; until then the answer leaves them out. */
const RENEW_EVERY_MILLISECONDS = 6 * 3_600_000;

/**
 * The matcher of this node, fed from the board: filled in the background at start, then told of each change after its commit.
 * Changes are read back from the tables one after the other, so that the newest state wins however many arrive at once.
 */
@Injectable()
export class MatchIndex implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(MatchIndex.name);
  private matcher = new Matcher();
  private readonly changed = { vacancy: new Set<string>(), candidate: new Set<string>() };
  private tasks: Promise<void> = Promise.resolve();
  private draining = false;
  private stopped = false;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly units: UnitOfWork,
    private readonly territory: Territory,
    private readonly clock: Clock,
    private readonly registry: MemberRegistry,
    changes: BoardChanges,
  ) {
    changes.listen((kind, ids) => this.note(kind, ids));
  }

  onApplicationBootstrap(): void {
    this.renew();
    this.timer = setInterval(() => this.renew(), RENEW_EVERY_MILLISECONDS);
    this.timer.unref();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    clearInterval(this.timer);
    await this.tasks;
  }

  /** The matcher, once every change that was committed before this call is in it. */
  async upToDate(): Promise<Matcher> {
    await this.tasks;
    return this.matcher;
  }

  /** Fills a new matcher from the board and puts it in the place of the old one. */
  renew(): void {
    this.enqueue(async () => {
      const matcher = new Matcher();
      await this.fill(matcher);
      this.matcher = matcher;
    });
  }

  /** Forgets a person at once, and looks again once whatever is being read has been read. */
  forget(person: string): void {
    this.matcher.removeCandidate(person);
    this.note('candidate', [person]);
  }

  private note(kind: BoardKind, ids: readonly string[]): void {
    for (const id of ids) this.changed[kind].add(id);
    if (this.draining) return;
    this.draining = true;
    this.enqueue(() => this.drain());
  }

  /** One task after the other; a failed one is made good by reading everything again. */
  private enqueue(task: () => Promise<void>): void {
    this.tasks = this.tasks.then(async () => {
      if (this.stopped) return;
      try {
        await task();
      } catch (error) {
        if (this.stopped) return;
        this.logger.warn('the match index could not follow the board; it is filled again', error);
        setTimeout(() => this.renew(), 1_000).unref();
      }
    });
  }

  private async fill(matcher: Matcher): Promise<void> {
    const now = this.now();
    await this.walk((after) => this.units.read((tx) => nextOpenVacancies(after, now, BATCH, tx)), (entries) => {
      matcher.putVacancies(entries.map(({ id, content }) => toVacancyInput(id, content, this.territory)));
    });
    await this.walk((after) => this.units.read((tx) => nextAvailableCandidates(after, BATCH, tx)), (entries) => {
      matcher.putCandidates(entries.map(({ id, content }) => toCandidateInput(id, content, this.territory)));
    });
    matcher.settle();
  }

  private async walk<T>(read: (after: string) => Promise<BoardEntry<T>[]>, keep: (entries: BoardEntry<T>[]) => void): Promise<void> {
    for (let after = FIRST; !this.stopped; await turn()) {
      const entries = await read(after);
      if (entries.length === 0) return;
      keep(entries);
      after = entries.at(-1)!.id;
    }
  }

  private async drain(): Promise<void> {
    this.draining = false;
    const now = this.now();
    const take = (kind: BoardKind): string[] => {
      const ids = [...this.changed[kind]];
      this.changed[kind].clear();
      return ids;
    };
    const vacancies = take('vacancy');
    const candidates = take('candidate');
    await this.each(vacancies, (ids) => this.units.read((tx) => openVacancies(ids, now, tx)), (ids, open) => {
      const gone = new Set(ids);
      for (const { id } of open) gone.delete(id);
      for (const id of gone) this.matcher.removeVacancy(id);
      // One of each, the same as a walk finds.
      this.matcher.putVacancies(open.toReversed().map(({ id, content }) => toVacancyInput(id, content, this.territory)));
    });
    await this.each(candidates, (ids) => this.units.read((tx) => availableCandidates(ids, tx)), (ids, available) => {
      const gone = new Set(ids);
      for (const { id } of available) gone.delete(id);
      for (const id of gone) this.matcher.removeCandidate(id);
      this.matcher.putCandidates(available.map(({ id, content }) => toCandidateInput(id, content, this.territory)));
    });
  }

  private now(): OpenFor {
    return { me: this.registry.self().id, day: localDate(this.clock.now()) };
  }

  private async each<T>(ids: readonly string[], read: (ids: string[]) => Promise<T[]>, keep: (ids: string[], entries: T[]) => void): Promise<void> {
    for (let at = 0; at < ids.length; at += BATCH) {
      const some = ids.slice(at, at + BATCH);
      keep(some, await read(some));
    }
  }
}

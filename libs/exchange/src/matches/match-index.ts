import { setImmediate as turn } from 'node:timers/promises';
import { Clock, IdSource, MemberRegistry, Projections, UnitOfWork } from '@filiera/member-kit';
import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { BoardChanges, type BoardKind } from '../board/board-changes.js';
import { CANDIDATES } from '../board/board-candidate-rows.js';
import { VACANCIES } from '../board/board-vacancy-rows.js';
import { localDate } from '../calendar/local-date.js';
import { Territory } from '../territory/territory.js';
import { availableCandidates, nextAvailableCandidates, nextOpenVacancies, openVacancies, type BoardEntry, type OpenFor } from './board-entries.js';
import { IndexedBoard } from './indexed-board.js';

/** Entries read at once; between two reads the node answers others, who wait for no more than these. */
const BATCH = 250;
const FIRST = '00000000-0000-0000-0000-000000000000';
/** Closed vacancies and pruned rows leave the index with the next renewal; until then the answer leaves them out. */
const RENEW_EVERY_MILLISECONDS = 6 * 3_600_000;

/**
 * The matcher of this node, fed from the board: filled in the background at start, then told of each change after its commit.
 * A rebuilt board is read anew. Changes are read back from the tables one after the other, so that the newest state wins however many arrive at once.
 */
@Injectable()
export class MatchIndex implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(MatchIndex.name);
  private board: IndexedBoard;
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
    private readonly ids: IdSource,
    changes: BoardChanges,
    projections: Projections,
  ) {
    this.board = this.empty();
    changes.listen((kind, ids) => this.note(kind, ids));
    projections.listen((tables) => {
      if (tables.includes(VACANCIES.name) || tables.includes(CANDIDATES.name)) this.renew();
    });
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

  /** The board in memory, once every change that was committed before this call is in it. */
  async upToDate(): Promise<IndexedBoard> {
    await this.tasks;
    return this.board;
  }

  /** Fills a new index from the board and puts it in the place of the old one. */
  renew(): void {
    this.enqueue(async () => {
      const board = this.empty();
      await this.fill(board);
      this.board = board;
    });
  }

  /** Forgets a person at once, and looks again once whatever is being read has been read. */
  forget(person: string): void {
    this.board.matcher.removeCandidate(person);
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

  private async fill(board: IndexedBoard): Promise<void> {
    const now = this.now();
    await this.walk((after) => this.units.read((tx) => nextOpenVacancies(after, now, BATCH, tx)), (ids, open) => board.keepVacancies(ids, open));
    await this.walk((after) => this.units.read((tx) => nextAvailableCandidates(after, BATCH, tx)), (ids, available) => board.keepCandidates(ids, available));
    board.matcher.settle();
  }

  private async walk<T>(read: (after: string) => Promise<BoardEntry<T>[]>, keep: (ids: Set<string>, entries: BoardEntry<T>[]) => void): Promise<void> {
    for (let after = FIRST; !this.stopped; await turn()) {
      const entries = await read(after);
      if (entries.length === 0) return;
      keep(new Set(entries.map(({ id }) => id)), entries);
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
    await this.each(vacancies, (ids) => this.units.read((tx) => openVacancies(ids, now, tx)), (ids, open) => this.board.keepVacancies(ids, open));
    await this.each(candidates, (ids) => this.units.read((tx) => availableCandidates(ids, tx)), (ids, available) => this.board.keepCandidates(ids, available));
  }

  private empty(): IndexedBoard {
    return new IndexedBoard(this.territory, this.ids);
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

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

type Changed = Record<BoardKind, Set<string>>;
const nothing = (): Changed => ({ vacancy: new Set(), candidate: new Set() });

/**
 * The matcher of this node, fed from the board: filled in the background at start, then told of each change after its commit.
 * Changes are read back from the tables one after the other, so that the newest state wins however many arrive at once.
 * A rebuilt board is read anew, and now and then any board: into a new index, while the old one answers and follows what changes.
 */
@Injectable()
export class MatchIndex implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(MatchIndex.name);
  private board: IndexedBoard;
  private filled = false;
  /** What the board in memory has not read back yet. */
  private changed = nothing();
  private drains: Promise<void> = Promise.resolve();
  private draining = false;
  /** What changes while a new index is read: some of it was read before it changed. */
  private meanwhile = nothing();
  private renewal: Promise<void> | undefined;
  private renewAgain = false;
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
    this.board = new IndexedBoard(territory, ids);
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
    await this.settled();
    await this.drains;
  }

  /** The board in memory, once every change that was committed before this call is in it. Nobody waits for a renewal but for the first. */
  async upToDate(): Promise<IndexedBoard> {
    if (!this.filled) await this.renewal;
    for (;;) {
      const { board } = this;
      await this.drains;
      // A new one has changes of its own to read back.
      if (board === this.board) return board;
    }
  }

  /** Fills a new index from the board and puts it in the place of the old one; once more after the one that is being filled, however often it is asked for. */
  renew(): void {
    if (this.renewal !== undefined) {
      this.renewAgain = true;
      return;
    }
    this.renewal = this.made(() => this.replace()).finally(() => {
      this.renewal = undefined;
      if (!this.renewAgain) return;
      this.renewAgain = false;
      this.renew();
    });
  }

  /** Resolves once no renewal is running. */
  async settled(): Promise<void> {
    while (this.renewal !== undefined) await this.renewal;
  }

  /** Forgets a person at once, and looks again once whatever is being read has been read. */
  forget(person: string): void {
    this.board.matcher.removeCandidate(person);
    this.note('candidate', [person]);
  }

  private note(kind: BoardKind, ids: Iterable<string>): void {
    for (const id of ids) {
      this.changed[kind].add(id);
      if (this.renewal !== undefined) this.meanwhile[kind].add(id);
    }
    if (this.draining) return;
    this.draining = true;
    this.drains = this.drains.then(() => this.made(() => this.drain()));
  }

  /** Does what keeps the index in step with the board; what fails is made good by reading everything again. */
  private async made(task: () => Promise<void>): Promise<void> {
    if (this.stopped) return;
    try {
      await task();
    } catch (error) {
      if (this.stopped) return;
      this.logger.warn('the match index could not follow the board; it is filled again', error);
      setTimeout(() => this.renew(), 1_000).unref();
    }
  }

  private async replace(): Promise<void> {
    this.meanwhile = nothing();
    const board = new IndexedBoard(this.territory, this.ids);
    await this.fill(board);
    const changed = this.meanwhile;
    this.meanwhile = nothing();
    await this.readBack(changed, board);
    if (this.stopped) return;
    this.board = board;
    this.filled = true;
    // The little that has changed since is waited for like any change.
    const { vacancy, candidate } = this.meanwhile;
    this.note('vacancy', [...vacancy]);
    this.note('candidate', [...candidate]);
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
    const { changed } = this;
    this.changed = nothing();
    await this.readBack(changed, this.board);
  }

  private async readBack({ vacancy, candidate }: Changed, board: IndexedBoard): Promise<void> {
    const now = this.now();
    await this.each([...vacancy], (ids) => this.units.read((tx) => openVacancies(ids, now, tx)), (ids, open) => board.keepVacancies(ids, open));
    await this.each([...candidate], (ids) => this.units.read((tx) => availableCandidates(ids, tx)), (ids, available) => board.keepCandidates(ids, available));
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

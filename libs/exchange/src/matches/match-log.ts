import { ALGORITHM_VERSION, type Found } from '@filiera/matching';
import { Clock, erasedAmong, IdSource, UnitOfWork, type NotFound, type RequestUser, type Transaction } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { boundedPage } from '../paging/bounded-page.js';
import type { Page, PageQuery } from '../paging/page-query.js';
import { matchCandidateNotFound, matchRunNotFound } from './match-errors.js';
import { MatchRunEntity, type MatchDirection } from './match-run.entity.js';

/** A run to be logged. */
export interface NewRun {
  readonly direction: MatchDirection;
  readonly subject: string;
  readonly inputs: object;
  readonly results: readonly Found[];
  /** Version of the way of deciding, when it is not the matching itself. */
  readonly algorithm?: string;
  /** What is answered when the candidate that it is about was erased meanwhile, when it is not the matching's own. */
  readonly gone?: () => NotFound;
}

/** Writes and reads the log of matching runs. */
@Injectable()
export class MatchLog {
  constructor(private readonly work: UnitOfWork, private readonly clock: Clock, private readonly ids: IdSource) {}

  /**
   * Logs a run in the transaction that answers it: no answer leaves without its row.
   * @returns the row; candidates that were erased since they were found are not in it, and are left out of the answer too
   * @throws NotFound when the candidate that it is about was erased since
   */
  async write(run: NewRun, user: RequestUser, tx: Transaction): Promise<MatchRunEntity> {
    const findsPeople = run.direction === 'candidates-for-vacancy';
    const erased = await erasedAmong(findsPeople ? run.results.map(({ id }) => id) : [run.subject], tx);
    if (erased.has(run.subject)) throw (run.gone ?? matchCandidateNotFound)();
    const results = run.results.filter(({ id }) => !erased.has(id));
    const row = {
      id: this.ids.entityId(), at: this.clock.now(), askedBy: user.label, role: user.role, direction: run.direction, subject: run.subject,
      algorithm: run.algorithm ?? ALGORITHM_VERSION, inputs: run.inputs, persons: findsPeople ? results.map(({ id }) => id) : [run.subject],
      results: results.map(({ id, score }) => ({ id, score: Math.round(score * 100) / 100 })),
    };
    await tx.insert(MatchRunEntity, row);
    return row;
  }

  /** The newest runs, of one candidate or vacancy if wanted. */
  list(query: PageQuery & { subject?: string }): Promise<Page<MatchRunEntity>> {
    const where = query.subject === undefined ? {} : { subject: query.subject };
    return this.work.read((tx) => boundedPage(MatchRunEntity, { where, order: { at: 'DESC', id: 'DESC' } }, query, tx));
  }

  /** @throws NotFound */
  one(id: string): Promise<MatchRunEntity> {
    return this.work.run(async (tx) => {
      const run = await tx.findOneBy(MatchRunEntity, { id });
      if (run === null) throw matchRunNotFound();
      return run;
    });
  }
}

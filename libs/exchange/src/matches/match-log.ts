import { ALGORITHM_VERSION, type Found } from '@filiera/matching';
import { Clock, IdSource, UnitOfWork, type RequestUser, type Transaction } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { boundedPage } from '../paging/bounded-page.js';
import type { Page, PageQuery } from '../paging/page-query.js';
import { matchRunNotFound } from './match-errors.js';
import { MatchRunEntity, type MatchDirection } from './match-run.entity.js';

/** A run to be logged. */
export interface NewRun {
  readonly direction: MatchDirection;
  readonly subject: string;
  readonly inputs: object;
  readonly results: readonly Found[];
  /** Version of the way of deciding, when it is not the matching itself. */
  readonly algorithm?: string;
}

/** Writes and reads the log of matching runs. */
@Injectable()
export class MatchLog {
  constructor(private readonly work: UnitOfWork, private readonly clock: Clock, private readonly ids: IdSource) {}

  /** Logs a run in the transaction that answers it: no answer leaves without its row. */
  async write(run: NewRun, user: RequestUser, tx: Transaction): Promise<MatchRunEntity> {
    const candidates = run.direction === 'candidates-for-vacancy' ? run.results.map(({ id }) => id) : [run.subject];
    const row = {
      id: this.ids.entityId(), at: this.clock.now(), askedBy: user.label, role: user.role, direction: run.direction, subject: run.subject,
      algorithm: run.algorithm ?? ALGORITHM_VERSION, inputs: run.inputs, persons: candidates,
      results: run.results.map(({ id, score }) => ({ id, score: Math.round(score * 100) / 100 })),
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

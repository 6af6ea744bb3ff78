import { boundedPage, type Page, type PageQuery } from '@filiera/exchange';
import { UnitOfWork } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { EuresRunEntity, EuresRunItemEntity } from './eures-run.entity.js';
import { runNotFound } from './run-errors.js';
import { toRunItemView, toRunView, type RunItemView, type RunItemsQuery, type RunReportView, type RunView } from './run-views.js';

const FIRST_REFUSALS = 100;

/** Finds runs and what came of them. */
@Injectable()
export class FindRuns {
  constructor(private readonly work: UnitOfWork) {}

  /** The newest first. */
  list(query: PageQuery): Promise<Page<RunView>> {
    return this.work.read(async (tx) => {
      const found = await boundedPage(EuresRunEntity, { order: { startedAt: 'DESC', id: 'DESC' } }, query, tx);
      return { ...found, items: found.items.map(toRunView) };
    });
  }

  /** @throws NotFound */
  one(id: string): Promise<RunReportView> {
    return this.work.read(async (tx) => {
      const run = await tx.findOneBy(EuresRunEntity, { id });
      if (!run) throw runNotFound();
      const refused = await tx.find(EuresRunItemEntity, { where: { run: id, outcome: 'refused' }, order: { position: 'ASC' }, take: FIRST_REFUSALS });
      return { ...toRunView(run), refused: refused.map(toRunItemView) };
    });
  }

  /** In the order in which they were done. @throws NotFound */
  items(id: string, query: RunItemsQuery): Promise<Page<RunItemView>> {
    return this.work.read(async (tx) => {
      if (!(await tx.existsBy(EuresRunEntity, { id }))) throw runNotFound();
      const where = { run: id, ...(query.outcome && { outcome: query.outcome }) };
      const found = await boundedPage(EuresRunItemEntity, { where, order: { position: 'ASC' } }, query, tx);
      return { ...found, items: found.items.map(toRunItemView) };
    });
  }
}

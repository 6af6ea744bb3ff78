import { boundedPage } from '@filiera/exchange';
import { NotFound, UnitOfWork } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { StatementEntity } from './statement.entity.js';
import type { StatementQuery } from './targeted-placement.requests.js';
import { type StatementPageView, type StatementView, toStatementView } from './targeted-placement.view.js';

/** The statements that firms have sent. */
@Injectable()
export class FindStatements {
  constructor(private readonly work: UnitOfWork) {}

  list({ page, size, year, firmTaxCode }: StatementQuery): Promise<StatementPageView> {
    const where = { ...(year ? { year } : {}), ...(firmTaxCode ? { firmTaxCode } : {}) };
    return this.work.read(async (tx) => {
      const found = await boundedPage(StatementEntity, { where, order: { year: 'DESC', firmName: 'ASC', revision: 'DESC', id: 'ASC' } }, { page, size }, tx);
      return { ...found, items: found.items.map(toStatementView) };
    });
  }

  /** @throws NotFound */
  async one(id: string): Promise<StatementView> {
    const found = await this.work.read((tx) => tx.findOneBy(StatementEntity, { id }));
    if (!found) throw statementNotFound();
    return toStatementView(found);
  }
}

const statementNotFound = (): NotFound => new NotFound({
  code: 'targeted-placement.statement-not-found', text: { it: 'Nessun prospetto con questo identificativo.', en: 'There is no statement with this id.' },
});

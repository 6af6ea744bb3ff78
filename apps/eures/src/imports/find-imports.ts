import { boundedCount, offsetOf, type Page, type PageQuery } from '@filiera/exchange';
import { NotFound, UnitOfWork } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { EuresImportEntity } from './eures-import.entity.js';

/** An import in a list: how many of each, not which. */
export interface ImportSummary extends Pick<EuresImportEntity, 'id' | 'at' | 'askedBy' | 'shiftDates'> {
  readonly counts: { readonly [outcome in keyof EuresImportEntity['report']]: number };
}

/** Without the reports themselves, which may name tens of thousands of documents. */
const PAGE = `
  SELECT id, at, asked_by AS "askedBy", shift_dates AS "shiftDates",
    json_build_object('created', created, 'updated', updated, 'unchanged', unchanged, 'closed', closed, 'refused', refused) AS counts
  FROM eures_import ORDER BY at DESC, id DESC LIMIT $1 OFFSET $2`;

/** Finds the imports that were made. */
@Injectable()
export class FindImports {
  constructor(private readonly work: UnitOfWork) {}

  /** The newest first. */
  list(query: PageQuery): Promise<Page<ImportSummary>> {
    return this.work.read(async (tx) => {
      const total = await boundedCount(tx.createQueryBuilder(EuresImportEntity, 'import'), tx);
      const items = await tx.query<ImportSummary[]>(PAGE, [query.size, offsetOf(query)]);
      return { items, page: query.page, size: query.size, total };
    });
  }

  /** @throws NotFound */
  one(id: string): Promise<EuresImportEntity> {
    return this.work.run(async (tx) => {
      const found = await tx.findOneBy(EuresImportEntity, { id });
      if (found) return found;
      throw new NotFound({ code: 'eures.import-not-found', text: { it: 'nessuna importazione ha questo identificativo', en: 'no import has this id' } });
    });
  }
}

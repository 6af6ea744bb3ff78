import { boundedPage, type Page, type PageQuery } from '@filiera/exchange';
import { NotFound, UnitOfWork } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { EuresImportEntity } from './eures-import.entity.js';

/** An import in a list: how many of each, not which. */
export interface ImportSummary extends Pick<EuresImportEntity, 'id' | 'at' | 'askedBy' | 'shiftDates'> {
  readonly counts: { readonly [outcome in keyof EuresImportEntity['report']]: number };
}

/** Finds the imports that were made. */
@Injectable()
export class FindImports {
  constructor(private readonly work: UnitOfWork) {}

  /** The newest first. */
  list(query: PageQuery): Promise<Page<ImportSummary>> {
    return this.work.read(async (tx) => {
      const found = await boundedPage(EuresImportEntity, { order: { at: 'DESC', id: 'DESC' } }, query, tx);
      return { ...found, items: found.items.map(toSummary) };
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

function toSummary({ id, at, askedBy, shiftDates, report }: EuresImportEntity): ImportSummary {
  const { created, updated, unchanged, closed, refused } = report;
  const counts = { created: created.length, updated: updated.length, unchanged: unchanged.length, closed: closed.length, refused: refused.length };
  return { id, at, askedBy, shiftDates, counts };
}

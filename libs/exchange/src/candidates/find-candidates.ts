import { UnitOfWork } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { Brackets, Not } from 'typeorm';
import { boundedCount } from '../paging/bounded-count.js';
import { offsetOf, type Page } from '../paging/page-query.js';
import type { ListCandidatesQuery } from './candidate-requests.js';
import { CandidateStore } from './candidate-store.js';
import { toSummary, toView, type CandidateSummary, type CandidateView } from './candidate-views.js';
import { CandidateEntity } from './candidate.entity.js';
import { taxCodeWarnings } from './tax-code.js';

/** The same words as the index of names. */
const NAME_WORDS = `to_tsvector('simple', coalesce(candidate.last_name, '') || ' ' || coalesce(candidate.first_name, ''))`;

/** Finds the people whom this member serves. */
@Injectable()
export class FindCandidates {
  constructor(private readonly work: UnitOfWork, private readonly store: CandidateStore) {}

  /** Candidates by name, in the order of the surnames. Erased ones are not among them. */
  list(query: ListCandidatesQuery): Promise<Page<CandidateSummary>> {
    return this.work.read(async (tx) => {
      const rows = tx.createQueryBuilder(CandidateEntity, 'candidate').where({ standing: query.standing ?? Not('erased') });
      const words = beginnings(query.name);
      if (query.name !== undefined && words.length === 0) return { items: [], page: query.page, size: query.size, total: 0 };
      if (words.length > 0) {
        rows.andWhere(new Brackets((where) => where.where(`${NAME_WORDS} @@ to_tsquery('simple', :words)`, { words: words.map((word) => `'${word}':*`).join(' & ') })));
      }
      const total = await boundedCount(rows, tx);
      // An expression that no index has: in the index's own order the words of every person up to the last one found would be taken apart, 13,000 times for a common name.
      const surname = words.length > 0 ? `coalesce(candidate.last_name, '')` : 'candidate.lastName';
      const items = await rows.orderBy(surname, 'ASC').addOrderBy('candidate.firstName', 'ASC').addOrderBy('candidate.id', 'ASC')
        .offset(offsetOf(query)).limit(query.size).getMany();
      return { items: items.map(toSummary), page: query.page, size: query.size, total };
    });
  }

  /** @throws NotFound */
  one(id: string): Promise<CandidateView> {
    return this.work.read(async (tx) => {
      const candidate = await this.store.read(id, tx);
      const { taxCode, birthplace } = candidate;
      const warnings = taxCode === null ? [] : taxCodeWarnings({ taxCode, birthplace: birthplace ?? undefined });
      return toView(candidate, await this.store.consentsOf(id, tx), warnings);
    });
  }
}

/** The words typed, as lexemes that are safe inside a quoted tsquery operand. */
function beginnings(typed: string | undefined): string[] {
  return (typed ?? '').toLowerCase().split(/[^\p{L}\p{M}\p{N}]+/u).filter((word) => word.length > 0).slice(0, 6);
}

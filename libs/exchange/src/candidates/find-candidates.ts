import { UnitOfWork } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { Brackets, Not, type SelectQueryBuilder } from 'typeorm';
import { boundedCount } from '../paging/bounded-count.js';
import { foundOnce, type Finding } from '../paging/found-once.js';
import { offsetOf, type Page } from '../paging/page-query.js';
import { pageOfWhole } from '../paging/page-of-whole.js';
import { candidateNotFound } from './candidate-errors.js';
import type { ListCandidatesQuery } from './candidate-requests.js';
import { toSummary, toView, type CandidateSummary, type CandidateView, type GrantedSection } from './candidate-views.js';
import { CandidateEntity } from './candidate.entity.js';
import type { ConsentEntity } from './consent.entity.js';
import { taxCodeWarnings } from './tax-code.js';

/** The same words as the index of names. */
const NAME_WORDS = `to_tsvector('simple', coalesce(candidate.last_name, '') || ' ' || coalesce(candidate.first_name, ''))`;

/** A person with every grant there ever was, the oldest first, in one answer of the database: opened more than anything else here. */
const ONE = `
  SELECT id, first_name AS "firstName", last_name AS "lastName", tax_code AS "taxCode", to_char(birth_date, 'YYYY-MM-DD') AS "birthDate", birthplace, email, phone, profile, status, standing,
    guardian_delegation AS "guardianDelegation", version, created_at AS "createdAt", updated_at AS "updatedAt", ARRAY (
      SELECT json_build_object('section', section, 'basis', basis, 'grantedAt', granted_at, 'withdrawnAt', withdrawn_at) FROM candidate_consent WHERE candidate = person.id ORDER BY id
    ) AS consents
  FROM candidate AS person WHERE id = $1`;

/** A grant as the database writes it in JSON. */
type WrittenConsent = Pick<ConsentEntity, 'section' | 'basis'> & { readonly grantedAt: string; readonly withdrawnAt: string | null };

/** Finds the people whom this member serves. */
@Injectable()
export class FindCandidates {
  constructor(private readonly work: UnitOfWork) {}

  /** Candidates by name, in the order of the surnames. Erased ones are not among them. */
  list(query: ListCandidatesQuery): Promise<Page<CandidateSummary>> {
    return this.work.read(async (tx) => {
      const rows = tx.createQueryBuilder(CandidateEntity, 'candidate').where({ standing: query.standing ?? Not('erased') });
      const words = beginnings(query.name);
      if (query.name !== undefined && words.length === 0) return { items: [], page: query.page, size: query.size, total: 0 };
      if (words.length > 0) {
        rows.andWhere(new Brackets((where) => where.where(`${NAME_WORDS} @@ to_tsquery('simple', :words)`, { words: words.map((word) => `'${word}':*`).join(' & ') })));
      }
      if (words.length > 0) {
        const named = await foundOnce<CandidateEntity>(namedPeople(rows, query), query, tx);
        if (named) return { items: named.items.map(toSummary), page: query.page, size: query.size, total: named.total };
      }
      const total = await boundedCount(rows, tx);
      const items = await pageOfWhole(rows, { 'candidate.lastName': 'ASC', 'candidate.firstName': 'ASC', 'candidate.id': 'ASC' }, query);
      return { items: items.map(toSummary), page: query.page, size: query.size, total };
    });
  }

  /** @throws NotFound */
  one(id: string): Promise<CandidateView> {
    return this.work.read(async (tx) => {
      const [found] = await tx.query<(CandidateEntity & { consents: WrittenConsent[] })[]>(ONE, [id]);
      if (!found) throw candidateNotFound();
      const { consents, ...candidate } = found;
      const { taxCode, birthplace } = candidate;
      const warnings = taxCode === null ? [] : taxCodeWarnings({ taxCode, birthplace: birthplace ?? undefined });
      return toView(candidate, consents.map(toConsent), warnings);
    });
  }
}

function toConsent({ grantedAt, withdrawnAt, ...grant }: WrittenConsent): GrantedSection {
  return { ...grant, grantedAt: new Date(grantedAt), withdrawnAt: withdrawnAt === null ? null : new Date(withdrawnAt) };
}

/** A name's hits with what a list shows of them: in the order of the surnames' index, every name up to the last one found would be taken apart. */
function namedPeople(rows: SelectQueryBuilder<CandidateEntity>, query: ListCandidatesQuery): Finding {
  const columns = { id: 'id', firstName: 'first_name', lastName: 'last_name', status: 'status', standing: 'standing', version: 'version', updatedAt: 'updated_at' };
  const [hits, values] = rows.clone().select(Object.values(columns).map((column) => `candidate.${column}`).join(', ')).getQueryAndParameters();
  const shown = Object.entries(columns).map(([name, column]) => `${column} AS "${name}"`).join(', ');
  return { hits, values, page: `SELECT ${shown} FROM hits ORDER BY last_name, first_name, id LIMIT ${query.size} OFFSET ${offsetOf(query)}` };
}

/** The words typed, as lexemes that are safe inside a quoted tsquery operand. */
function beginnings(typed: string | undefined): string[] {
  return (typed ?? '').toLowerCase().split(/[^\p{L}\p{M}\p{N}]+/u).filter((word) => word.length > 0).slice(0, 6);
}

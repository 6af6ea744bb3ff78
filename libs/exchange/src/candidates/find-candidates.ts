import { preparedQuery, UnitOfWork } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { ConditionList } from '../board/condition-list.js';
import { countUpToBound } from '../paging/bounded-count.js';
import { foundOnce } from '../paging/found-once.js';
import { offsetOf, type Page } from '../paging/page-query.js';
import { candidateNotFound } from './candidate-errors.js';
import type { ListCandidatesQuery } from './candidate-requests.js';
import { toSummary, toView, type CandidateSummary, type CandidateView, type GrantedSection } from './candidate-views.js';
import type { CandidateEntity } from './candidate.entity.js';
import type { ConsentEntity } from './consent.entity.js';
import { taxCodeWarnings } from './tax-code.js';

/** The same words as the index of names. */
const NAME_WORDS = `to_tsvector('simple', coalesce(last_name, '') || ' ' || coalesce(first_name, ''))`;

/** What a list shows, by the columns that have it. */
const SHOWN = { id: 'id', firstName: 'first_name', lastName: 'last_name', status: 'status', standing: 'standing', version: 'version', updatedAt: 'updated_at' };
const SHOWN_COLUMNS = Object.entries(SHOWN).map(([name, column]) => `${column} AS "${name}"`).join(', ');

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
    const words = beginnings(query.name);
    const page = { page: query.page, size: query.size };
    if (query.name !== undefined && words.length === 0) return Promise.resolve({ items: [], ...page, total: 0 });
    const asked = new ConditionList().add(query.standing === undefined ? `standing <> 'erased'` : 'standing = ?', ...(query.standing === undefined ? [] : [query.standing] as const))
      .add(`${NAME_WORDS} @@ to_tsquery('simple', ?)`, words.length === 0 ? undefined : words.map((word) => `'${word}':*`).join(' & '));
    return this.work.read(async (tx) => {
      const named = words.length === 0 ? undefined : await foundOnce<CandidateEntity>(
        { hits: `SELECT ${Object.values(SHOWN).join(', ')} FROM candidate WHERE ${asked.sql}`, values: asked.values, page: `SELECT ${SHOWN_COLUMNS} FROM hits ${inOrder(query)}` }, query, tx);
      if (named) return { items: named.items.map(toSummary), ...page, total: named.total };
      const total = await countUpToBound(`SELECT 1 FROM candidate WHERE ${asked.sql}`, asked.values, tx);
      // The page is found first, by what its index has: what is skipped is never read whole.
      const items = await tx.query<CandidateEntity[]>(
        `SELECT ${SHOWN_COLUMNS} FROM candidate WHERE id IN (SELECT id FROM candidate WHERE ${asked.sql} ${inOrder(query)}) ORDER BY last_name, first_name, id`, asked.values);
      return { items: items.map(toSummary), ...page, total };
    });
  }

  /** @throws NotFound */
  one(id: string): Promise<CandidateView> {
    return this.work.read(async (tx) => {
      const [found] = await preparedQuery<CandidateEntity & { consents: WrittenConsent[] }>(tx, 'candidate', ONE, [id]);
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

/** By surname. */
function inOrder(query: ListCandidatesQuery): string {
  return `ORDER BY last_name, first_name, id LIMIT ${query.size} OFFSET ${offsetOf(query)}`;
}

/** The words typed, as lexemes that are safe inside a quoted tsquery operand. */
function beginnings(typed: string | undefined): string[] {
  return (typed ?? '').toLowerCase().split(/[^\p{L}\p{M}\p{N}]+/u).filter((word) => word.length > 0).slice(0, 6);
}

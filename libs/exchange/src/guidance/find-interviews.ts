import { MemberRegistry, UnitOfWork, type Transaction } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { ConditionList } from '../board/condition-list.js';
import { countUpToBound } from '../paging/bounded-count.js';
import { offsetOf, type Page } from '../paging/page-query.js';
import { interviewNotFound } from './guidance-errors.js';
import type { GuidanceQuery } from './guidance.requests.js';
import type { GuidanceInterviewView } from './guidance.view.js';

const HERE = 'guidance_interview';
const ELSEWHERE = 'guidance_elsewhere';

const ROWS_HERE = `SELECT id, person, $1::text AS held_by, holder, kind, held_on, objective, next_step, note, annulled FROM ${HERE}`;
const ROWS_ELSEWHERE = `SELECT id, person, held_by, $1::text AS holder, kind, held_on, objective, next_step, NULL::text AS note, annulled FROM ${ELSEWHERE}`;

/** Interviews along the chain: those that this member held, and those that others held with its candidates. */
@Injectable()
export class FindInterviews {
  constructor(private readonly work: UnitOfWork, private readonly registry: MemberRegistry) {}

  /** A page, the last held first. */
  page(query: GuidanceQuery): Promise<Page<GuidanceInterviewView>> {
    const { page, size, candidate, kind, where } = query;
    const conditions = new ConditionList().add('true').add('person = ?', candidate).add('kind = ?', kind);
    const tables = [...(where === 'elsewhere' ? [] : [HERE]), ...(where === 'here' ? [] : [ELSEWHERE])];
    const hits = tables.map((table) => `SELECT id, held_on FROM ${table} WHERE ${conditions.sql}`);
    // Each table gives its first ones out of an index alone; which of them are on the page is known before any row is read.
    const first = hits.map((hit) => `(${hit} ORDER BY held_on DESC, id LIMIT ${offsetOf(query) + size})`).join(' UNION ALL ');
    return this.work.read(async (tx) => {
      const total = await countUpToBound(hits.join(' UNION ALL '), conditions.values, tx);
      const shown = await tx.query<{ id: string }[]>(`SELECT id FROM (${first}) AS hit ORDER BY held_on DESC, id LIMIT ${size} OFFSET ${offsetOf(query)}`, conditions.values);
      return { items: await this.read(shown.map(({ id }) => id), tx), page, size, total };
    });
  }

  /** @throws NotFound */
  async one(id: string): Promise<GuidanceInterviewView> {
    const [found] = await this.work.read((tx) => this.read([id], tx));
    if (!found) throw interviewNotFound();
    return found;
  }

  private read(ids: readonly string[], tx: Transaction): Promise<GuidanceInterviewView[]> {
    return tx.query<GuidanceInterviewView[]>(
      `SELECT id, person AS candidate, held_by AS "heldBy", holder, kind, to_char(held_on, 'YYYY-MM-DD') AS "heldOn", objective, next_step AS "nextStep", note, annulled
       FROM (${ROWS_HERE} WHERE id = ANY ($2) UNION ALL ${ROWS_ELSEWHERE} WHERE id = ANY ($2)) AS interview ORDER BY held_on DESC, id`,
      [this.registry.self().id, ids],
    );
  }
}

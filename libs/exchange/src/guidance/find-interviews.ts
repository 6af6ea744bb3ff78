import { MemberRegistry, UnitOfWork, type Transaction } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { ConditionList } from '../board/condition-list.js';
import { countUpToBound } from '../paging/bounded-count.js';
import { offsetOf, type Page } from '../paging/page-query.js';
import { interviewNotFound } from './guidance-errors.js';
import type { GuidanceQuery } from './guidance.requests.js';
import type { GuidanceInterviewView } from './guidance.view.js';

const HERE = `SELECT id, person, $1::text AS held_by, holder, kind, held_on, objective, next_step, note, annulled FROM guidance_interview`;
const ELSEWHERE = `SELECT id, person, held_by, $1::text AS holder, kind, held_on, objective, next_step, NULL AS note, annulled FROM guidance_elsewhere`;

/** Interviews along the chain: those that this member held, and those that others held with its candidates. */
@Injectable()
export class FindInterviews {
  constructor(private readonly work: UnitOfWork, private readonly registry: MemberRegistry) {}

  /** A page, the last held first. */
  page({ page, size, candidate, kind, where }: GuidanceQuery): Promise<Page<GuidanceInterviewView>> {
    const conditions = new ConditionList();
    conditions.value(this.registry.self().id);
    conditions.add('true').add('person = ?', candidate).add('kind = ?', kind);
    const parts = [...(where === 'elsewhere' ? [] : [HERE]), ...(where === 'here' ? [] : [ELSEWHERE])];
    const hits = parts.map((part) => `${part} WHERE ${conditions.sql}`).join(' UNION ALL ');
    return this.work.read(async (tx) => {
      const total = await countUpToBound(hits, conditions.values, tx);
      const items = await read(`${hits} ORDER BY held_on DESC, id LIMIT ${size} OFFSET ${offsetOf({ page, size })}`, conditions.values, tx);
      return { items, page, size, total };
    });
  }

  /** @throws NotFound */
  async one(id: string): Promise<GuidanceInterviewView> {
    const [found] = await this.work.read((tx) => read(`${HERE} WHERE id = $2 UNION ALL ${ELSEWHERE} WHERE id = $2 LIMIT 1`, [this.registry.self().id, id], tx));
    if (!found) throw interviewNotFound();
    return found;
  }
}

function read(hits: string, values: readonly unknown[], tx: Transaction): Promise<GuidanceInterviewView[]> {
  return tx.query<GuidanceInterviewView[]>(
    `SELECT id, person AS candidate, held_by AS "heldBy", holder, kind, to_char(held_on, 'YYYY-MM-DD') AS "heldOn", objective, next_step AS "nextStep", note, annulled FROM (${hits}) AS hit`,
    [...values],
  );
}

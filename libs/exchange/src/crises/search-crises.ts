import type { CrisisState } from '@filiera/contracts';
import { MemberRegistry, UnitOfWork } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { boardEntryNotFound } from '../board/board-errors.js';
import { ConditionList } from '../board/condition-list.js';
import { ofOnePublisher } from '../board/of-one-publisher.js';
import { countUpToBound } from '../paging/bounded-count.js';
import { offsetOf, type Page } from '../paging/page-query.js';
import type { BoardCrisesQuery } from './board-crisis-queries.js';
import type { BoardCrisis } from './board-crisis.view.js';

interface CrisisHit {
  readonly id: string;
  readonly publisher: string;
  readonly version: number;
  readonly content: CrisisState;
}

/** Finds crises on the board: those that are still announced. */
@Injectable()
export class SearchCrises {
  constructor(private readonly work: UnitOfWork, private readonly registry: MemberRegistry) {}

  /** The next to begin first. */
  list(query: BoardCrisesQuery): Promise<Page<BoardCrisis>> {
    const found = new ConditionList().add(`status = 'announced'`).add('kind = ?', query.kind).add('starts_with(sector, ?::text)', query.sector).add('municipality = ?', query.municipality)
      .add('isco_groups @> ?::text[]', query.isco && [query.isco]);
    return this.work.read(async (tx) => {
      const total = await countUpToBound(`SELECT 1 FROM board_crisis WHERE ${found.sql}`, found.values, tx);
      const items = await tx.query<CrisisHit[]>(
        `SELECT id, publisher, version, content FROM board_crisis WHERE ${found.sql} ORDER BY begins, id, publisher LIMIT ${query.size} OFFSET ${offsetOf(query)}`, found.values);
      return { items: items.map(toBoardCrisis), page: query.page, size: query.size, total };
    });
  }

  /**
   * One crisis, withdrawn ones included.
   * @param publisher the member that published it, where the id alone does not say
   * @throws NotFound; Conflict as {@link ofOnePublisher} says
   */
  async one(id: string, publisher?: string): Promise<BoardCrisis> {
    const hits = await this.work.read((tx) => tx.query<CrisisHit[]>(`SELECT id, publisher, version, content FROM board_crisis WHERE id = $1`, [id]));
    const hit = ofOnePublisher(hits, { me: this.registry.self().id, named: publisher, field: 'publisher' });
    if (!hit) throw boardEntryNotFound();
    return toBoardCrisis(hit);
  }
}

function toBoardCrisis({ content, id, publisher, version }: CrisisHit): BoardCrisis {
  return { ...content, id, publisher, version };
}

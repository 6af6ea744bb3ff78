import type { NeedState } from '@filiera/contracts';
import { MemberRegistry, UnitOfWork } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { boardEntryNotFound } from '../board/board-errors.js';
import { ConditionList } from '../board/condition-list.js';
import { ofOnePublisher } from '../board/of-one-publisher.js';
import { countUpToBound } from '../paging/bounded-count.js';
import { offsetOf, type Page } from '../paging/page-query.js';
import type { BoardNeedsQuery } from './board-need-queries.js';
import type { BoardNeed } from './board-need.view.js';

interface NeedHit {
  readonly id: string;
  readonly publisher: string;
  readonly version: number;
  readonly content: NeedState;
  readonly courses: string[];
}

/** A need is taken up by a course that was published for it, also when that course is closed by now. */
const ANSWERED = `EXISTS (SELECT FROM board_course course WHERE course.need = need.id)`;
const SHOWN = `need.id, need.publisher, need.version, need.content,
  ARRAY (SELECT course.id::text FROM board_course course WHERE course.need = need.id ORDER BY course.start_date, course.id) AS courses`;

/** Finds needs and announced projects on the board: those that still are. */
@Injectable()
export class SearchNeeds {
  constructor(private readonly work: UnitOfWork, private readonly registry: MemberRegistry) {}

  /** The last declared first. */
  list(query: BoardNeedsQuery): Promise<Page<BoardNeed>> {
    const found = new ConditionList().add(`need.status = 'declared'`).add('need.kind = ?', query.kind).add('starts_with(need.sector, ?::text)', query.sector)
      .add('need.municipality = ?', query.municipality).add('need.isco_groups @> ?::text[]', query.isco && [query.isco]);
    if (query.answer) found.add(query.answer === 'taken-up' ? ANSWERED : `NOT ${ANSWERED}`);
    return this.work.read(async (tx) => {
      const total = await countUpToBound(`SELECT 1 FROM board_need need WHERE ${found.sql}`, found.values, tx);
      const items = await tx.query<NeedHit[]>(
        // The page first: what is skipped need not be asked for its courses.
        `SELECT ${SHOWN} FROM (SELECT need.* FROM board_need need WHERE ${found.sql} ORDER BY need.declared_on DESC, need.id, need.publisher LIMIT ${query.size} OFFSET ${offsetOf(query)}) AS need
         ORDER BY need.declared_on DESC, need.id, need.publisher`, found.values);
      return { items: items.map(toBoardNeed), page: query.page, size: query.size, total };
    });
  }

  /**
   * One need, withdrawn ones included: a course may have answered it.
   * @param publisher the member that published it, where the id alone does not say
   * @throws NotFound; Conflict as {@link ofOnePublisher} says
   */
  async one(id: string, publisher?: string): Promise<BoardNeed> {
    const hits = await this.work.read((tx) => tx.query<NeedHit[]>(`SELECT ${SHOWN} FROM board_need need WHERE need.id = $1`, [id]));
    const hit = ofOnePublisher(hits, { me: this.registry.self().id, named: publisher, field: 'publisher' });
    if (!hit) throw boardEntryNotFound();
    return toBoardNeed(hit);
  }
}

function toBoardNeed({ content, id, publisher, version, courses }: NeedHit): BoardNeed {
  return { ...content, id, publisher, version, courses };
}

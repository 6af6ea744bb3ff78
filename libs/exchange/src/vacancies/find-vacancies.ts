import { preparedQuery, UnitOfWork } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { ConditionList } from '../board/condition-list.js';
import { countUpToBound } from '../paging/bounded-count.js';
import { offsetOf, type Page } from '../paging/page-query.js';
import { vacancyNotFound } from './vacancy-errors.js';
import type { ListVacanciesQuery } from './vacancy-requests.js';
import { toVacancyView, type VacancyView } from './vacancy-view.js';
import type { VacancyEntity } from './vacancy.entity.js';

/** In SQL: what is opened most is spelled once, and not put together from its entity each time. */
const COLUMNS = `
  id, stage, content, open_positions AS "openPositions", to_char(published_on, 'YYYY-MM-DD') AS "publishedOn", to_char(valid_until, 'YYYY-MM-DD') AS "validUntil",
  origin_system AS "originSystem", origin_reference AS "originReference", version, created_at AS "createdAt", updated_at AS "updatedAt"`;

/** Finds the member's own vacancies, drafts included. */
@Injectable()
export class FindVacancies {
  constructor(private readonly work: UnitOfWork) {}

  /** The last changed first. */
  list(query: ListVacanciesQuery): Promise<Page<VacancyView>> {
    const asked = new ConditionList().add('true').add('stage = ?', query.stage).add('position(lower(?::text) IN title) > 0', query.title);
    return this.work.read(async (tx) => {
      const total = await countUpToBound(`SELECT 1 FROM vacancy WHERE ${asked.sql}`, asked.values, tx);
      // The page is found first, by what its index has: what is skipped is never read whole.
      const items = await tx.query<VacancyEntity[]>(
        `SELECT ${COLUMNS} FROM vacancy WHERE id IN (SELECT id FROM vacancy WHERE ${asked.sql} ORDER BY updated_at DESC, id LIMIT ${query.size} OFFSET ${offsetOf(query)})
         ORDER BY updated_at DESC, id`, asked.values);
      return { items: items.map(toVacancyView), page: query.page, size: query.size, total };
    });
  }

  /** @throws NotFound */
  one(id: string): Promise<VacancyView> {
    return this.work.read(async (tx) => {
      const [vacancy] = await preparedQuery<VacancyEntity>(tx, 'vacancy', `SELECT ${COLUMNS} FROM vacancy WHERE id = $1`, [id]);
      if (!vacancy) throw vacancyNotFound();
      return toVacancyView(vacancy);
    });
  }
}

import { UnitOfWork } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { boundedCount } from '../paging/bounded-count.js';
import type { Page } from '../paging/page-query.js';
import { pageOfWhole } from '../paging/page-of-whole.js';
import { vacancyNotFound } from './vacancy-errors.js';
import type { ListVacanciesQuery } from './vacancy-requests.js';
import { toVacancyView, type VacancyView } from './vacancy-view.js';
import { VacancyEntity } from './vacancy.entity.js';

/** In SQL: what is opened most is spelled once, and not put together from its entity each time. */
const ONE = `
  SELECT id, stage, content, open_positions AS "openPositions", to_char(published_on, 'YYYY-MM-DD') AS "publishedOn", to_char(valid_until, 'YYYY-MM-DD') AS "validUntil",
    origin_system AS "originSystem", origin_reference AS "originReference", version, created_at AS "createdAt", updated_at AS "updatedAt"
  FROM vacancy WHERE id = $1`;

/** Finds the member's own vacancies, drafts included. */
@Injectable()
export class FindVacancies {
  constructor(private readonly work: UnitOfWork) {}

  /** The last changed first. */
  list(query: ListVacanciesQuery): Promise<Page<VacancyView>> {
    return this.work.read(async (tx) => {
      const rows = tx.createQueryBuilder(VacancyEntity, 'vacancy');
      if (query.stage) rows.andWhere({ stage: query.stage });
      if (query.title) rows.andWhere(`position(lower(:title) IN vacancy.title) > 0`, { title: query.title });
      const total = await boundedCount(rows, tx);
      const items = await pageOfWhole(rows, { 'vacancy.updatedAt': 'DESC', 'vacancy.id': 'ASC' }, query);
      return { items: items.map(toVacancyView), page: query.page, size: query.size, total };
    });
  }

  /** @throws NotFound */
  one(id: string): Promise<VacancyView> {
    return this.work.read(async (tx) => {
      const [vacancy] = await tx.query<VacancyEntity[]>(ONE, [id]);
      if (!vacancy) throw vacancyNotFound();
      return toVacancyView(vacancy);
    });
  }
}

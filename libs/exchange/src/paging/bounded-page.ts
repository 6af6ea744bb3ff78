import type { Transaction } from '@filiera/member-kit';
import type { EntityTarget, FindOptionsOrder, FindOptionsWhere, ObjectLiteral } from 'typeorm';
import { boundedCount } from './bounded-count.js';
import { offsetOf, type Page, type PageQuery } from './page-query.js';

/** Which rows of a table a list shows, and in which order. */
export interface Listed<T> {
  readonly where?: FindOptionsWhere<T>;
  /** Ends with what no two rows share: a row that is on two pages, or on none, misleads. */
  readonly order: FindOptionsOrder<T>;
}

/** One page of a table, with the number of rows in the whole; counting stops at 10,000. */
export async function boundedPage<T extends ObjectLiteral>(entity: EntityTarget<T>, { where = {}, order }: Listed<T>, query: PageQuery, tx: Transaction): Promise<Page<T>> {
  const search = tx.createQueryBuilder(entity, 'listed');
  if (Object.keys(where).length > 0) search.where(where);
  const total = await boundedCount(search, tx);
  const items = await tx.find(entity, { where, order, skip: offsetOf(query), take: query.size });
  return { items, page: query.page, size: query.size, total };
}

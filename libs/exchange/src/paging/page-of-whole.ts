import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { offsetOf, type PageQuery } from './page-query.js';

/** As many rows as may be read only to be skipped: of the first pages finding them first would be the dearer way. */
const FEW_SKIPPED = 100;

/**
 * The rows of one page of a search, in order, of a table whose rows are wide: a page far down the list is found first, by what its index has, and only then read.
 * What is skipped is not read whole.
 * @param order columns as the search names them: `vacancy.updatedAt`; ends with what no two rows share
 */
export async function pageOfWhole<T extends ObjectLiteral & { readonly id: unknown }>(
  search: SelectQueryBuilder<T>, order: Readonly<Record<string, 'ASC' | 'DESC'>>, query: PageQuery,
): Promise<T[]> {
  const { alias } = search;
  if (offsetOf(query) <= FEW_SKIPPED) return search.clone().orderBy({ ...order }).offset(offsetOf(query)).limit(query.size).getMany();
  const found = search.clone().select(`${alias}.id`, 'id').orderBy({ ...order }).offset(offsetOf(query)).limit(query.size);
  return search.clone().where(`${alias}.id IN (${found.getQuery()})`).setParameters(found.getParameters()).orderBy({ ...order }).getMany();
}

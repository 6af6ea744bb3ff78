import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { offsetOf, type PageQuery } from './page-query.js';

/**
 * The rows of one page of a search, in order, of a table whose rows are wide: the page is found first, by what its index has, and only then read.
 * What is skipped is never read whole.
 * @param order columns as the search names them: `vacancy.updatedAt`; ends with what no two rows share
 */
export async function pageOfWhole<T extends ObjectLiteral & { readonly id: string }>(
  search: SelectQueryBuilder<T>, order: Readonly<Record<string, 'ASC' | 'DESC'>>, query: PageQuery,
): Promise<T[]> {
  const { alias } = search;
  const found = search.clone().select(`${alias}.id`, 'id').orderBy({ ...order }).offset(offsetOf(query)).limit(query.size);
  return search.clone().where(`${alias}.id IN (${found.getQuery()})`).setParameters(found.getParameters()).orderBy({ ...order }).getMany();
}

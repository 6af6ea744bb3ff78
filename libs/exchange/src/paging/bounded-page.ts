import type { Transaction } from '@filiera/member-kit';
import { In, type EntityTarget, type FindManyOptions, type FindOptionsOrder, type FindOptionsSelect, type FindOptionsWhere, type ObjectLiteral } from 'typeorm';
import { boundedCount } from './bounded-count.js';
import { offsetOf, type Page, type PageQuery } from './page-query.js';

/** Which rows of a table a list shows, and in which order. */
export interface Listed<T> {
  readonly where?: FindOptionsWhere<T>;
  /** Ends with what no two rows share: a row that is on two pages, or on none, misleads. */
  readonly order: FindOptionsOrder<T>;
}

/** From this row on a page is found by an index before its rows are read: those before it would be read for nothing. */
const DEEP = 500;

/** One page of a table, with the number of rows in the whole; counting stops at 10,000. */
export async function boundedPage<T extends ObjectLiteral>(entity: EntityTarget<T>, { where = {}, order }: Listed<T>, query: PageQuery, tx: Transaction): Promise<Page<T>> {
  const search = tx.createQueryBuilder(entity, 'listed');
  if (Object.keys(where).length > 0) search.where(where);
  const total = await boundedCount(search, tx);
  const part = { order, skip: offsetOf(query), take: query.size };
  const items = part.skip < DEEP ? await tx.find(entity, { where, ...part }) : await deepPart(entity, { where, ...part }, tx);
  return { items, page: query.page, size: query.size, total };
}

/** Rows far down a list: first which they are, out of the index of its order alone, then the rows. Tables that are listed have a key of one column. */
async function deepPart<T extends ObjectLiteral>(entity: EntityTarget<T>, part: FindManyOptions<T>, tx: Transaction): Promise<T[]> {
  const key: keyof T & string = tx.connection.getMetadata(entity).primaryColumns[0]!.propertyName;
  const found = await tx.find(entity, { ...part, select: { [key]: true } as FindOptionsSelect<T> });
  return found.length === 0 ? [] : tx.find(entity, { where: { [key]: In(found.map((row) => row[key] as unknown)) } as FindOptionsWhere<T>, order: part.order! });
}

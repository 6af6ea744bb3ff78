import type { Transaction } from '@filiera/member-kit';
import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';

/** Beyond this the number of hits says no more, and counting them would cost more than finding them. */
export const MOST_COUNTED = 10_000;

/** How many rows a search finds, up to {@link MOST_COUNTED}. */
export async function boundedCount<T extends ObjectLiteral>(search: SelectQueryBuilder<T>, tx: Transaction): Promise<number> {
  const [sql, values] = search.clone().select('1').orderBy().limit(MOST_COUNTED).getQueryAndParameters();
  const [{ total }] = await tx.query<[{ total: string }]>(`SELECT count(*) AS total FROM (${sql}) AS counted`, values);
  return Number(total);
}

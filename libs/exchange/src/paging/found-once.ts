import type { Transaction } from '@filiera/member-kit';
import { countUpToBound, MOST_COUNTED, rememberBeyond, wasBeyond } from './bounded-count.js';
import { offsetOf, type PageQuery } from './page-query.js';

/** A search whose hits are few enough to be found once, for the count and for the page: names and expressions are the program's own, never input. */
export interface Finding {
  /** SELECT of the hits, without order: what orders them and what shows them. */
  readonly hits: string;
  readonly values: unknown[];
  /** SELECT of the page, in order, out of the hits: they are named `hits`. */
  readonly page: string;
}

/** A page with the number of all hits. */
export interface FoundPage<R> {
  readonly items: R[];
  readonly total: number;
}

/**
 * Finds the hits once and sorts what was found. A search with many hits is answered better by an index that has their order, which passes over few rows for each that it
 * shows; one with few hits is not: it passes over nearly everything.
 * @returns undefined when there are more hits than are counted, which is known for a while: the page is then to be read in the order of an index
 */
export async function foundOnce<R extends object>({ hits, values, page }: Finding, query: PageQuery, tx: Transaction): Promise<FoundPage<R> | undefined> {
  if (wasBeyond(hits, values, tx)) return undefined;
  const rows = await tx.query<(R & { total: string })[]>(
    `WITH hits AS MATERIALIZED (${hits} LIMIT ${MOST_COUNTED}) SELECT shown.*, (SELECT count(*) FROM hits) AS total FROM (${page}) AS shown`, values);
  if (rows.length === 0) return { items: [], total: offsetOf(query) === 0 ? 0 : await countUpToBound(hits, values, tx) };
  const total = Number(rows[0]!.total);
  if (total === MOST_COUNTED) {
    rememberBeyond(hits, values, tx);
    return undefined;
  }
  return { items: rows, total };
}

import type { Transaction } from '@filiera/member-kit';
import { offsetOf, type Page, type PageQuery } from '../paging/page-query.js';
import type { ConditionList } from './condition-list.js';

/** Beyond this the number of hits says no more, and counting them would cost more than finding them. */
export const MOST_COUNTED = 10_000;

/** What a search of the board looks at. Names and expressions are the program's own, never input. */
export interface BoardSearch {
  /** Table with the whole states; the narrow one beside it has `_search` added. */
  readonly table: 'board_vacancy' | 'board_candidate';
  readonly entity: 'id' | 'person';
  readonly conditions: ConditionList;
  readonly order: string;
  /** SQL for the squared straight line from the centre, or null. */
  readonly squaredChord: string;
}

/** One hit with its whole state. */
export interface BoardHit<T> {
  readonly id: string;
  readonly publisher: string;
  readonly version: number;
  readonly content: T;
  readonly chord: number | null;
}

/** One page of hits; the total stops at {@link MOST_COUNTED}. */
export async function boardPage<T extends object>(search: BoardSearch, query: PageQuery, tx: Transaction): Promise<Page<BoardHit<T>>> {
  const { table, entity, conditions, order, squaredChord } = search;
  const where = `FROM ${table}_search WHERE ${conditions.sql}`;
  const [{ total }] = await tx.query<[{ total: string }]>(`SELECT count(*) AS total FROM (SELECT 1 ${where} LIMIT ${MOST_COUNTED}) AS counted`, conditions.values);
  const items = Number(total) <= offsetOf(query) ? [] : await tx.query<BoardHit<T>[]>(
    `SELECT hit.${entity} AS id, hit.publisher, entry.version, entry.content, hit.chord
     FROM (SELECT page.*, row_number() OVER () AS place
           FROM (SELECT publisher, ${entity}, ${squaredChord} AS chord ${where}
                 ORDER BY ${order}, ${entity} LIMIT ${query.size} OFFSET ${offsetOf(query)}) AS page) AS hit
     JOIN ${table} AS entry USING (publisher, ${entity}) ORDER BY hit.place`, conditions.values);
  return { items, page: query.page, size: query.size, total: Number(total) };
}

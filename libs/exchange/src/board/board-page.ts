import type { Transaction } from '@filiera/member-kit';
import { MOST_COUNTED } from '../paging/bounded-count.js';
import { foundOnce, type FoundPage } from '../paging/found-once.js';
import { offsetOf, type Page, type PageQuery } from '../paging/page-query.js';
import type { ConditionList } from './condition-list.js';

/** A word that is everywhere matches everything: of those matches the newest are looked at. */
const MOST_MATCHED = 1_000;

/** The order by distance. */
export const NEAREST = 'chord';

/** What a search of the board looks at. Names and expressions are the program's own, never input. */
export interface BoardSearch {
  /** Table with the whole states; the narrow one beside it has `_search` added. */
  readonly table: 'board_vacancy' | 'board_candidate';
  readonly entity: 'id' | 'person';
  readonly conditions: ConditionList;
  /** A column of the narrow table with its direction, or {@link NEAREST}. */
  readonly order: string;
  /** For {@link NEAREST}: conditions that keep what lies nearer and nearer the centre, the nearest first. */
  readonly rings?: readonly string[];
  /** SQL for the squared straight line from the centre, or null. */
  readonly squaredChord: string;
  /** Given when words are searched for. */
  readonly words?: {
    /** The order in which their matches are looked at. */
    readonly newestFirst: string;
    /** What the order sorts by: matches are many, and what else they have is not carried along. */
    readonly columns: string;
  };
}

/** One hit with its whole state. */
export interface BoardHit<T> {
  readonly id: string;
  readonly publisher: string;
  readonly version: number;
  readonly content: T;
  readonly chord: number | null;
}

/** One page of hits. The total stops at 10,000, and at the newest 1,000 when words are searched for. */
export async function boardPage<T extends object>(search: BoardSearch, query: PageQuery, tx: Transaction): Promise<Page<BoardHit<T>>> {
  const { items, total } = search.words ? await wordsPage<T>(search, search.words, query, tx) : await plainPage<T>(search, query, tx);
  return { items, page: query.page, size: query.size, total };
}

/** Few hits are found once and sorted. Of many the first are read in the order of an index; the nearest are looked for in rings around the centre, the smallest first. */
async function plainPage<T extends object>(search: BoardSearch, query: PageQuery, tx: Transaction): Promise<FoundPage<BoardHit<T>>> {
  const { table, entity, conditions, order, squaredChord, rings = [] } = search;
  const rows = `${table}_search WHERE ${conditions.sql}`;
  const column = order === NEAREST ? '' : `${order.split(' ')[0]}, `;
  const hits = `SELECT publisher, ${entity}, ${column}${squaredChord} AS chord FROM ${rows}`;
  const found = await foundOnce<BoardHit<T>>({ hits, values: conditions.values, page: entriesOf(search, 'hits', 'chord', query) }, query, tx);
  if (found) return found;
  if (offsetOf(query) >= MOST_COUNTED) return { items: [], total: MOST_COUNTED };
  for (const nearer of order === NEAREST ? rings : []) {
    const items = await tx.query<BoardHit<T>[]>(entriesOf(search, `${rows} AND ${nearer}`, squaredChord, query), conditions.values);
    if (items.length === query.size) return { items, total: MOST_COUNTED };
  }
  return { items: await tx.query<BoardHit<T>[]>(entriesOf(search, rows, squaredChord, query), conditions.values), total: MOST_COUNTED };
}

/** Matches are found once, for the count and for the page. */
async function wordsPage<T extends object>(search: BoardSearch, { newestFirst, columns }: Required<BoardSearch>['words'], query: PageQuery, tx: Transaction): Promise<FoundPage<BoardHit<T>>> {
  const { table, entity, conditions, squaredChord } = search;
  // The planner takes reading a list of words for free, and would read them all rather than ask the index for a frequent word.
  await tx.query('SET LOCAL enable_seqscan = off');
  const [found] = await tx.query<[{ total: string; items: BoardHit<T>[] | null }]>(
    `WITH matches AS MATERIALIZED (
       SELECT publisher, ${entity}, ${columns}, ${squaredChord} AS chord FROM ${table}_search JOIN ${table}_words USING (publisher, ${entity}) WHERE ${conditions.sql} ORDER BY ${newestFirst} LIMIT ${MOST_MATCHED})
     SELECT (SELECT count(*) FROM matches) AS total, (SELECT json_agg(entry) FROM (${entriesOf(search, 'matches', 'chord', query)}) AS entry) AS items`, conditions.values);
  await tx.query('SET LOCAL enable_seqscan = on');
  return { items: found.items ?? [], total: Number(found.total) };
}

/** The page of some hits, in order, each with its whole state. */
function entriesOf({ table, entity, order }: BoardSearch, hits: string, chord: string, query: PageQuery): string {
  const page = `SELECT publisher, ${entity}, ${chord} AS chord FROM ${hits} ORDER BY ${order}, ${entity} LIMIT ${query.size} OFFSET ${offsetOf(query)}`;
  return `SELECT hit.${entity} AS id, hit.publisher, entry.version, entry.content, hit.chord
     FROM (SELECT page.*, row_number() OVER () AS place FROM (${page}) AS page) AS hit
     JOIN ${table} AS entry USING (publisher, ${entity}) ORDER BY hit.place`;
}

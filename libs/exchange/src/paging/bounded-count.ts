import type { Transaction } from '@filiera/member-kit';
import type { DataSource, ObjectLiteral, SelectQueryBuilder } from 'typeorm';

/** Beyond this the number of hits says no more, and counting them would cost more than finding them. */
export const MOST_COUNTED = 10_000;

/**
 * A search that found that many is not counted again for so long: it hardly has fewer meanwhile, and on a full node, where most lists are that
 * long, the count took nine tenths of what an answer costs the database. Then it is counted behind the answer: nobody waits for what is nearly certain.
 */
const REMEMBERED_MS = 60_000;
/** A search that nobody asked for so long is counted before it is answered. */
const FORGOTTEN_MS = 30 * 60_000;
const MOST_REMEMBERED = 500;
/** When each search was last found to be beyond, in milliseconds of this process. */
const beyond = new WeakMap<DataSource, Map<string, number>>();

/** How many rows a search finds, up to {@link MOST_COUNTED}. */
export function boundedCount<T extends ObjectLiteral>(search: SelectQueryBuilder<T>, tx: Transaction): Promise<number> {
  const [sql, values] = search.clone().select('1').orderBy().getQueryAndParameters();
  return countUpToBound(sql, values, tx);
}

/** The same for a search in SQL. Text and values are what it is known again by. */
export async function countUpToBound(sql: string, values: unknown[], tx: Transaction): Promise<number> {
  if (wasBeyond(sql, values, tx)) return MOST_COUNTED;
  const total = await countNow(sql, values, tx);
  if (total === MOST_COUNTED) rememberBeyond(sql, values, tx);
  return total;
}

/** Whether this search found more than is counted, a while ago. */
export function wasBeyond(sql: string, values: unknown[], tx: Transaction): boolean {
  const known = knownOf(tx);
  const key = keyOf(sql, values);
  const age = performance.now() - (known.get(key) ?? -Infinity);
  if (age > FORGOTTEN_MS) return false;
  if (age > REMEMBERED_MS) {
    // Whoever asks meanwhile does not count as well.
    rememberBeyond(sql, values, tx);
    void countNow(sql, values, tx.dataSource.manager).then((total) => { if (total < MOST_COUNTED) known.delete(key); }, () => known.delete(key));
  }
  return true;
}

/** Keeps for a while that this search finds more than is counted. */
export function rememberBeyond(sql: string, values: unknown[], tx: Transaction): void {
  const known = knownOf(tx);
  if (known.size >= MOST_REMEMBERED) known.clear();
  known.set(keyOf(sql, values), performance.now());
}

async function countNow(sql: string, values: unknown[], tx: Transaction): Promise<number> {
  const [{ total }] = await tx.query<[{ total: string }]>(`SELECT count(*) AS total FROM (${sql} LIMIT ${MOST_COUNTED}) AS counted`, values);
  return Number(total);
}

function knownOf({ dataSource }: Transaction): Map<string, number> {
  const known = beyond.get(dataSource) ?? new Map<string, number>();
  beyond.set(dataSource, known);
  return known;
}

function keyOf(sql: string, values: unknown[]): string {
  return JSON.stringify([sql, values]);
}

import type { EntityManager } from 'typeorm';
import { preparedQuery } from '../messaging/prepared-query.js';
import { besideErasures } from './beside-erasures.js';

/**
 * Those of some people who were erased. The answer holds until the transaction ends: whoever erases waits for it, or it for them. To be asked before a row
 * about people is written that was put together from what was read earlier: their erasure may have come between.
 * @param persons pseudonyms
 */
export async function erasedAmong(persons: readonly string[], tx: EntityManager): Promise<ReadonlySet<string>> {
  if (persons.length === 0) return new Set();
  await besideErasures(tx);
  const rows = await preparedQuery<{ person: string }>(tx, 'erased-among', `SELECT person FROM erasure WHERE scope = 'person' AND person = ANY($1::text[])`, [persons]);
  return new Set(rows.map(({ person }) => person));
}

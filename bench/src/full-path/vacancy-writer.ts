import { randomUUID } from 'node:crypto';
import { vacancyPublishedV1 } from '@filiera/contracts';
import type { MessagingNode } from '@filiera/testing';
import { sampleVacancy } from './sample-vacancy.js';

/** Where a use case keeps what it says in its events. */
export const STATE_TABLE = 'CREATE TABLE IF NOT EXISTS bench_own_vacancy (id text PRIMARY KEY, version integer NOT NULL, vacancy jsonb NOT NULL)';
const SAVE = 'INSERT INTO bench_own_vacancy SELECT * FROM ROWS FROM (unnest($1::text[], $2::integer[]), jsonb_array_elements($3::jsonb))';

/** Saves the states of so many vacancies in one statement: the same on our side and on those of the peers. */
export function saveStates(ids: readonly string[], query: (text: string, values: unknown[]) => Promise<unknown>): Promise<unknown> {
  const vacancy = sampleVacancy();
  return query(SAVE, [ids, ids.map(() => 1), JSON.stringify(ids.map(() => vacancy))]);
}

/** Saves so many vacancies and hands their events to the outbox, in one transaction, as a use case does. */
export function writeVacancies(node: MessagingNode, count: number): Promise<void> {
  return node.run(async (tx) => {
    const ids = newIds(count);
    await saveStates(ids, (text, values) => tx.query(text, values));
    const data = sampleVacancy();
    await node.outbox.addAll(vacancyPublishedV1, ids.map((entity) => ({ entity, version: 1, data })), tx);
  });
}

export function newIds(count: number): string[] {
  return Array.from({ length: count }, () => randomUUID());
}

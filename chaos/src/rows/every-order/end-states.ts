import { createHash } from 'node:crypto';
import type { RunningMember } from '@filiera/testing';
import type { Telling } from './story.js';

/** What the story leaves at a node, with the column that names the entity. */
const TABLES = [
  ['board_vacancy', 'id', 'vacancy'], ['board_vacancy_search', 'id', 'vacancy'], ['board_vacancy_words', 'id', 'vacancy'],
  ['board_candidate', 'person', 'person'], ['board_candidate_search', 'person', 'person'],
  ['referral', 'id', 'referral'], ['referral_step', 'referral', 'referral'], ['referral_contacts', 'referral', 'referral'],
  ['placement', 'id', 'placement'],
] as const;

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** Where a telling ended: every row that it left, with ids in the story's words, and the sum of that. */
export interface EndState {
  readonly checksum: string;
  readonly rows: readonly string[];
}

/** The end state of each telling, in the order of the tellings. */
export async function endStates(node: RunningMember, tellings: readonly Telling[]): Promise<EndState[]> {
  const left = new Map<string, string[]>();
  for (const [table, column] of TABLES) {
    for (const { entity, row } of await node.query<{ entity: string; row: string }>(`SELECT ${column}::text AS entity, to_jsonb(t)::text AS row FROM ${table} t`)) {
      const key = `${table} ${entity}`;
      left.set(key, [...(left.get(key) ?? []), row]);
    }
  }
  return tellings.map((telling) => {
    const rows = TABLES.flatMap(([table, , what]) => (left.get(`${table} ${telling[what]}`) ?? [])
      .map((row) => `${table} ${row.replace(UUID, (id) => telling.words.get(id) ?? id)}`)).sort();
    return { rows, checksum: createHash('sha256').update(rows.join('\n')).digest('hex') };
  });
}

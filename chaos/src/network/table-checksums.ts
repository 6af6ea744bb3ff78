import type { TestNetwork } from '@filiera/testing';

/** Of what every node of one kind is told the same. */
export const BOARD_TABLES = ['board_vacancy', 'board_vacancy_search', 'board_vacancy_words', 'board_candidate', 'board_candidate_search'] as const;

/** Rows and checksum of each table at a node, in words; the order of the rows does not matter. */
export async function tableChecksums(net: Pick<TestNetwork, 'rows'>, node: string, tables: readonly string[] = BOARD_TABLES): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const table of tables) {
    const [row] = await net.rows<{ rows: string; checksum: string }>(node, `SELECT count(*) AS rows, coalesce(sum(hashtextextended(t::text, 0)::numeric), 0)::text AS checksum FROM "${table}" t`);
    found.set(table, `${row!.rows} rows, ${row!.checksum}`);
  }
  return found;
}

/** Tables in which a node differs from another, as sentences. */
export async function differingTables(net: Pick<TestNetwork, 'rows'>, one: string, other: string, tables: readonly string[] = BOARD_TABLES): Promise<string[]> {
  const [ones, others] = await Promise.all([tableChecksums(net, one, tables), tableChecksums(net, other, tables)]);
  return [...ones].filter(([table, sum]) => others.get(table) !== sum).map(([table, sum]) => `${table}: ${sum} at ${one}, ${others.get(table)} at ${other}`);
}

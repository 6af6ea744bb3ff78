/** What runs a statement: TypeORM's manager in a node, a client in an import. */
export interface Queryable {
  query(sql: string, values?: unknown[]): Promise<unknown>;
}

/** A table of the vocabulary: its columns with their types, and which of them tell rows apart. */
export interface VocabularyTable {
  readonly name: string;
  readonly key: readonly string[];
  readonly columns: Readonly<Record<string, string>>;
}

export const OCCUPATION: VocabularyTable = { name: 'vocabulary_occupation', key: ['uri'], columns: { uri: 'text', isco: 'text' } };
export const SKILL: VocabularyTable = { name: 'vocabulary_skill', key: ['uri'], columns: { uri: 'text', knowledge: 'boolean', reuse: 'text' } };
export const GROUP: VocabularyTable = { name: 'vocabulary_group', key: ['uri'], columns: { uri: 'text', code: 'text' } };
export const LABEL: VocabularyTable = {
  name: 'vocabulary_label',
  key: ['uri', 'language'],
  columns: { uri: 'text', language: 'text', preferred: 'text', description: 'text', words: 'text' },
};
export const RELATION: VocabularyTable = {
  name: 'vocabulary_relation',
  key: ['occupation', 'skill'],
  columns: { occupation: 'text', skill: 'text', essential: 'boolean' },
};
export const SKILL_RELATION: VocabularyTable = {
  name: 'vocabulary_skill_relation',
  key: ['skill', 'related'],
  columns: { skill: 'text', related: 'text', essential: 'boolean' },
};
export const BROADER: VocabularyTable = { name: 'vocabulary_broader', key: ['uri', 'broader'], columns: { uri: 'text', broader: 'text' } };
export const COLLECTION: VocabularyTable = { name: 'vocabulary_collection', key: ['name', 'uri'], columns: { name: 'text', uri: 'text' } };

export type VocabularyRow = Readonly<Record<string, string | boolean | null>>;

/** Writes many rows in one statement; a row that is there already is replaced, one that is the same is left alone. */
export async function upsert(table: VocabularyTable, rows: readonly VocabularyRow[], database: Queryable): Promise<void> {
  if (rows.length === 0) return;
  const names = Object.keys(table.columns);
  const others = names.filter((name) => !table.key.includes(name));
  const list = names.join(', ');
  const update =
    others.length === 0
      ? 'DO NOTHING'
      : `DO UPDATE SET ${others.map((name) => `${name} = excluded.${name}`).join(', ')}
         WHERE (${others.map((name) => `${table.name}.${name}`).join(', ')}) IS DISTINCT FROM (${others.map((name) => `excluded.${name}`).join(', ')})`;
  await database.query(
    `INSERT INTO ${table.name} (${list})
     SELECT DISTINCT ON (${table.key.join(', ')}) ${list}
     FROM jsonb_to_recordset($1::jsonb) AS incoming (${names.map((name) => `${name} ${table.columns[name]}`).join(', ')})
     ORDER BY ${table.key.join(', ')}
     ON CONFLICT (${table.key.join(', ')}) ${update}`,
    [JSON.stringify(rows)],
  );
}

import type { Transaction } from '@filiera/member-kit';

/** A table of the board: its name, the column that tells a publisher's entities apart, and its columns with their types. */
export interface BoardTable {
  readonly name: string;
  readonly entity: string;
  readonly columns: Readonly<Record<string, string>>;
}

/**
 * Writes many rows of a board table in one statement. The newest version of an entity wins, within the batch and against what is there:
 * arriving twice, late or in another order leaves the same rows. Table and columns are the program's own, never input.
 */
export async function upsertNewest({ name: table, entity, columns }: BoardTable, rows: readonly Readonly<Record<string, unknown>>[], tx: Transaction): Promise<void> {
  if (rows.length === 0) return;
  const names = Object.keys(columns);
  await tx.query(
    `INSERT INTO ${table} (${names.join(', ')})
     SELECT DISTINCT ON (publisher, ${entity}) ${names.join(', ')}
     FROM jsonb_to_recordset($1::jsonb) AS incoming (${names.map((name) => `${name} ${columns[name]}`).join(', ')})
     ORDER BY publisher, ${entity}, version DESC
     ON CONFLICT (publisher, ${entity}) DO UPDATE SET ${names.map((name) => `${name} = excluded.${name}`).join(', ')}
     WHERE excluded.version > ${table}.version`,
    [JSON.stringify(rows)],
  );
}

import { preparedQuery, type Transaction } from '@filiera/member-kit';

/** A table of the board. Names and expressions are the program's own, never input. */
export interface BoardTable {
  readonly name: string;
  /** The column that tells a publisher's entities apart. */
  readonly entity: string;
  /** Columns that come with the row, with their types. */
  readonly columns: Readonly<Record<string, string>>;
  /** Columns that the database works out, from what comes with the row. */
  readonly computed?: Readonly<Record<string, string>>;
  /** What comes with the row only to work out others, with its type. */
  readonly ingredients?: Readonly<Record<string, string>>;
}

/** A row as it is handed to the database, in JSON. */
export type BoardRow = Readonly<Record<string, unknown>>;

/** Rows for a table. */
export type BoardRows = readonly [table: BoardTable, rows: readonly BoardRow[]];

/**
 * Writes many rows, of one table or of several that tell of the same entities, in one statement. The newest version of an entity wins, within the batch and against what is
 * there: arriving twice, late or in another order leaves the same rows.
 */
export async function keepNewest(parts: readonly BoardRows[], tx: Transaction): Promise<void> {
  if (parts.every(([, rows]) => rows.length === 0)) return;
  const inserts = parts.map(([table], at) => newestInto(table, at + 1));
  const others = inserts.slice(0, -1).map((insert, at) => `part_${at} AS (${insert})`);
  await preparedQuery(
    tx,
    `keep-newest-${parts[0]![0].name}-${parts.length}`,
    `${others.length > 0 ? `WITH ${others.join(', ')} ` : ''}${inserts.at(-1)}`,
    parts.map(([, rows]) => JSON.stringify(rows)),
  );
}

function newestInto({ name, entity, columns, computed = {}, ingredients = {} }: BoardTable, parameter: number): string {
  const written = [...Object.keys(columns), ...Object.keys(computed)];
  const incoming = Object.entries({ ...columns, ...ingredients }).map(([column, type]) => `${column} ${type}`);
  return `INSERT INTO ${name} (${written.join(', ')})
     SELECT ${[...Object.keys(columns), ...Object.values(computed)].join(', ')}
     FROM (SELECT DISTINCT ON (publisher, ${entity}) * FROM jsonb_to_recordset($${parameter}::jsonb) AS incoming (${incoming.join(', ')})
           ORDER BY publisher, ${entity}, version DESC) AS newest
     ON CONFLICT (publisher, ${entity}) DO UPDATE SET ${written.map((column) => `${column} = excluded.${column}`).join(', ')}
     WHERE excluded.version > ${name}.version`;
}

/** Columns that every table of the board begins with. */
export const ENVELOPE_COLUMNS = { publisher: 'text', version: 'integer', event_time: 'timestamptz' } as const;

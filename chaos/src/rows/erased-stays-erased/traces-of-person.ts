import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestNetwork } from '@filiera/testing';

/** What tells of somebody: the pseudonym, what was published about them, who they are. */
export interface Marks {
  readonly person: string;
  /** Payloads as they were published, byte for byte. */
  readonly payloads: readonly string[];
  /** Surname, tax code, birth date, addresses, and what of the profile nobody else has: nowhere afterwards, not even in a ledger, at the holder neither. */
  readonly own: readonly string[];
}

/** Tables that keep the pseudonym of an erased person on purpose: the ledger, and the logs' rows without their payload. */
const LEDGER = new Set(['erasure', 'erasure_confirmation', 'erasure_asked', 'erasure_answered', 'hub_erasure', 'person_holder', 'outbox', 'candidate', 'inbox']);
/** The family in which an erasure is asked for and confirmed, under the pseudonym. */
const ORDERS = 'NETWORK';

/** Where something of the person is in a node's database, any column of any table, in words. */
export async function tracesInDatabase(net: TestNetwork, node: string, { person, payloads, own }: Marks): Promise<string[]> {
  const tables = await net.rows<{ schema: string; name: string }>(node,
    `SELECT schemaname AS schema, tablename AS name FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema') ORDER BY 1, 2`);
  const found: string[] = [];
  for (const { schema, name } of tables) {
    const forbidden = [...own, ...(LEDGER.has(name) ? [] : [person])];
    // Bytes are written as hexadecimal digits; what is searched may be kept in small letters.
    const [row] = await net.rows<{ n: string }>(node, `SELECT count(*) AS n FROM "${schema}"."${name}" AS r
      WHERE EXISTS (SELECT FROM unnest($1::text[]) AS mark WHERE position(lower(mark) IN lower(r::text)) > 0 OR position(encode(convert_to(mark, 'UTF8'), 'hex') IN r::text) > 0)`, [forbidden]);
    if (row!.n !== '0') found.push(`${node}: ${row!.n} rows of ${schema}.${name}`);
  }
  const kept = await net.rows<{ type: string }>(node, `SELECT type FROM outbox WHERE (person = $1 AND stream <> $3 OR payload = ANY($2::text[])) AND payload IS NOT NULL`, [person, payloads, ORDERS]);
  return [...found, ...kept.map(({ type }) => `${node}: payload of ${type} in the log`)];
}

/** Files of the hub in which something of the person can be read, but for the orders to erase them. */
export function tracesOnHub(net: TestNetwork, { person, payloads, own }: Marks): string[] {
  const store = net.folder.path('broker', 'store');
  return readdirSync(store, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile() && !entry.parentPath.includes(`/${ORDERS}/`)).flatMap((entry) => {
    const file = join(entry.parentPath, entry.name);
    const bytes = readOrNothing(file);
    return [person, ...payloads, ...own].some((mark) => bytes.includes(mark)) ? [file.slice(store.length + 1)] : [];
  });
}

/** The hub works meanwhile: a file may go while it is looked for. */
function readOrNothing(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch {
    return Buffer.alloc(0);
  }
}

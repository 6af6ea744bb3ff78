import { leavesOf, treeOf, type Headers } from '@filiera/contracts';
import { signedHeadersOf, unsignedHeadersOf, type OutboxRow } from './sealed-event.js';

/** What of a row of `outbox_sealed`, `s` in a query, its envelope is made from; together with the columns of the outbox itself. */
export const SEALED_COLUMNS = 's.sequence, s.salt, s.previous_digest, s.digest, s.batch, s.place';

/** A row of the outbox with its seal, as these columns give them. The payload is no part of an envelope, and may be erased. */
export interface SealedRow extends Omit<OutboxRow, 'payload'> {
  /** bigint: PostgreSQL hands it over as text. */
  readonly sequence: string;
  readonly salt: string;
  readonly previous_digest: string;
  readonly digest: string;
  readonly batch: string;
  readonly place: number;
}

interface BatchRow {
  readonly id: string;
  readonly key_id: string;
  readonly signature: string;
  readonly leaves: Buffer;
}

const BATCHES = 'SELECT id, key_id, signature, leaves FROM outbox_batch WHERE id = ANY($1::bigint[])';

/**
 * The envelopes of sealed rows of this member, with the very signatures and proofs of the first time, in the order of the rows. Proofs are made
 * again from the leaves of each batch: kept with each row they would be half of it.
 * @param query runs a statement where the rows were read
 */
export async function sealedHeadersOf(
  rows: readonly SealedRow[],
  source: string,
  query: (text: string, values: unknown[]) => Promise<BatchRow[]>,
): Promise<Headers[]> {
  if (rows.length === 0) return [];
  const found = await query(BATCHES, [[...new Set(rows.map(({ batch }) => batch))]]);
  const batches = new Map(found.map((batch) => [batch.id, { ...batch, proofs: treeOf(leavesOf(batch.leaves)).proofs }]));
  return rows.map((row) => {
    const { key_id: keyId, signature, proofs } = batches.get(row.batch)!;
    const seal = { sequence: Number(row.sequence), salt: row.salt, previousDigest: row.previous_digest, digest: row.digest, keyId };
    return signedHeadersOf(unsignedHeadersOf(row, source, seal), signature, proofs[row.place]);
  });
}

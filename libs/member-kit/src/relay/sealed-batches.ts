import { leavesOf, treeOf } from '@filiera/contracts';
import type { RelayConnection } from './relay-connection.js';

/** What the events of one batch share, and what each needs besides. */
export interface SealedBatch {
  readonly keyId: string;
  readonly signature: string;
  /** By the event's place in the batch. */
  readonly proofs: readonly (string | undefined)[];
}

const BATCHES = 'SELECT id, key_id, signature, leaves FROM outbox_batch WHERE id = ANY($1::bigint[])';

/** Reads the batches that rows were sealed in, by id. Proofs are made again from the leaves: kept with each row they would be half of it. */
export async function readBatches(database: RelayConnection, ids: readonly string[]): Promise<ReadonlyMap<string, SealedBatch>> {
  const rows = await database.mark<{ id: string; key_id: string; signature: string; leaves: Buffer }>('relay-batches', BATCHES, [[...new Set(ids)]]);
  return new Map(rows.map((row) => [row.id, { keyId: row.key_id, signature: row.signature, proofs: treeOf(leavesOf(row.leaves)).proofs }]));
}

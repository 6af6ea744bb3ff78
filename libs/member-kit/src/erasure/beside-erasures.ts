import type { EntityManager } from 'typeorm';
import { ERASURE_LOCK } from '../database/advisory-locks.js';
import { preparedQuery } from '../messaging/prepared-query.js';

/** Whoever erases waits until this transaction ends, or this one for the erasure: what later statements read of the ledger, or tell of whom a person is, holds. */
export async function besideErasures(tx: EntityManager): Promise<void> {
  await preparedQuery(tx, 'inbox-erasure-lock', 'SELECT pg_advisory_xact_lock_shared($1)', [ERASURE_LOCK]);
}

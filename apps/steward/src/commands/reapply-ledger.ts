import { eraseOnHub } from '../erasures/erase-on-hub.js';
import type { HubErasureEntity } from '../erasures/hub-erasure.entity.js';
import type { HubAtHand } from './with-hub.js';

type Order = Pick<HubErasureEntity, 'person' | 'scope'> & { readonly below_version: number | null };

/**
 * Erases from the hub again everything that the ledger lists.
 * @returns how many messages a restored backup had brought back
 */
export async function reapplyLedger({ connection, database }: Pick<HubAtHand, 'connection' | 'database'>): Promise<number> {
  const { rows } = await database.query<Order>(`SELECT person, scope, below_version FROM hub_erasure WHERE state = 'done' ORDER BY requested_at`);
  let erased = 0;
  for (const { person, scope, below_version } of rows) {
    erased += await eraseOnHub(connection.manager, { person, scope, belowVersion: below_version });
  }
  return erased;
}

import { unmarkRestore } from '../backups/unfinished-restore.js';
import { eraseOnHub } from '../erasures/erase-on-hub.js';
import { WISH_OF_THE_HOLDER } from '../erasures/person-holders.js';
import type { HubErasureEntity } from '../erasures/hub-erasure.entity.js';
import type { HubAtHand } from './with-hub.js';

type Order = Pick<HubErasureEntity, 'person' | 'scope'> & { readonly below_version: number | null };

const ORDERS = `SELECT person, scope, below_version FROM hub_erasure erasure WHERE state = 'done'
  AND ${WISH_OF_THE_HOLDER} ORDER BY requested_at`;

/**
 * Erases from the hub again everything that the ledger lists as its holder's wish; a restore that was broken off before is no hindrance any more.
 * @returns how many messages a restored backup had brought back
 */
export async function reapplyLedger({ home, connection, database }: HubAtHand): Promise<number> {
  const { rows } = await database.query<Order>(ORDERS);
  let erased = 0;
  for (const { person, scope, below_version } of rows) {
    erased += await eraseOnHub(connection.manager, { person, scope, belowVersion: below_version });
  }
  unmarkRestore(home);
  return erased;
}

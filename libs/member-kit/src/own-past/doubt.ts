import type { EntityManager } from 'typeorm';
import { Conflict } from '../problems/domain-error.js';

/** Written by whoever puts a backup back, once its tables are there: a node that is not new may have told the network more than they know. */
export const ENTER_DOUBT = `INSERT INTO outbox_doubt (since) SELECT now() WHERE NOT EXISTS (SELECT FROM outbox_doubt)`;

export const IS_IN_DOUBT = 'SELECT EXISTS (SELECT FROM outbox_doubt) AS doubt';

/** The node cannot know yet what it told the network before its database was restored. Passes by itself. */
export class InDoubt extends Conflict {
  constructor() {
    super({
      code: 'node.restored',
      text: {
        it: 'il nodo è stato ripristinato da una copia e sta rileggendo dall\'hub ciò che aveva comunicato: ripetere tra poco; se dura, verificare che l\'hub sia raggiungibile',
        en: 'the node was restored from a backup and is reading back from the hub what it had told: repeat in a moment; if it lasts, check that the hub can be reached',
      },
    });
  }
}

/** Whether this database was restored, and what its node told since is still being found out. */
export async function isInDoubt(tx: EntityManager): Promise<boolean> {
  const [row] = await tx.query<{ doubt: boolean }[]>(IS_IN_DOUBT);
  return row!.doubt;
}

/**
 * Refuses to go on where something of this node's own is missing that its database may only have forgotten.
 * @throws InDoubt: a handler is repeated then
 */
export async function refuseInDoubt(tx: EntityManager): Promise<void> {
  if (await isInDoubt(tx)) throw new InDoubt();
}

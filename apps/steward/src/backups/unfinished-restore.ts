import { existsSync, rmSync } from 'node:fs';
import type { NodeHome } from '@filiera/member-kit';

const markOf = (home: NodeHome): string => home.file('hub', 'restoring');

/** Notes that streams are being put back which the ledger of erasures has not gone over yet. Outlasts a power cut. */
export function markRestore(home: NodeHome, now: Date): void {
  home.write(markOf(home), `${now.toISOString()}\n`);
}

/** Takes the note away: the ledger has gone over everything that the hub has. */
export function unmarkRestore(home: NodeHome): void {
  rmSync(markOf(home), { force: true });
}

/** A restore was broken off. The hub may hold again what was erased, and nobody is let in. */
export class UnfinishedRestore extends Error {
  readonly text = {
    it: 'un ripristino dell\'hub è stato interrotto e i membri restano fuori: rifarlo con un nats-server vuoto («steward restore»), o cancellare di nuovo ciò che il registro elenca da quello che c\'è («steward ledger reapply»)',
    en: 'a restore of the hub was broken off and members stay out: do it again with an empty nats-server ("steward restore"), or erase again what the ledger lists from what is there ("steward ledger reapply")',
  };

  constructor() {
    super('a restore of the hub was broken off');
  }
}

/** @throws UnfinishedRestore */
export function refuseUnfinishedRestore(home: NodeHome): void {
  if (existsSync(markOf(home))) throw new UnfinishedRestore();
}

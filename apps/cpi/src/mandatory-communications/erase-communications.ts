import { resolve } from 'node:path';
import { eraseAnswersNaming, ErasesPerson, NodeSettings, type PersonEraser, type Transaction } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { CLEAR_COMMUNICATION, CLEAR_EMPLOYMENT } from './cleared-columns.js';
import { Filing } from './folder/filing.js';
import { MandatoryCommunicationsSettings } from './mandatory-communications-settings.js';

/**
 * Erases what communications and filed documents say of a person. Code and digest stay, so that the same document is not taken again; what the law makes the
 * office keep of an employment is kept in the ministry's own archive. Runs first: documents that came before the person was a candidate are found by the tax code.
 */
@ErasesPerson('first')
@Injectable()
export class EraseCommunications implements PersonEraser {
  private readonly filing: Filing | undefined;

  constructor({ folder }: MandatoryCommunicationsSettings, { home }: NodeSettings) {
    this.filing = folder === undefined ? undefined : new Filing(resolve(home, folder));
  }

  async erase(person: string, tx: Transaction): Promise<number> {
    const [candidate] = await tx.query<{ tax_code: string | null }[]>(`SELECT tax_code FROM candidate WHERE id = $1`, [person]);
    const taxCode = candidate?.tax_code ?? null;
    const [rows] = await tx.query<[{ employment: string }[], number]>(
      `UPDATE mandatory_communication SET ${CLEAR_COMMUNICATION}
       WHERE reading IS NOT NULL AND (worker_tax_code = $2 OR employment IN (SELECT id FROM mandatory_employment WHERE person = $1)) RETURNING employment`,
      [person, taxCode],
    );
    await tx.query(
      `UPDATE mandatory_employment SET ${CLEAR_EMPLOYMENT}, outcome = 'erased' WHERE person = $1 OR id = ANY ($2::uuid[])`,
      [person, rows.map(({ employment }) => employment)],
    );
    if (taxCode === null) return rows.length;
    const answers = await eraseAnswersNaming(taxCode, tx);
    // Should the transaction be rolled back, the documents are gone a little earlier than the rest.
    return rows.length + answers + ((await this.filing?.remove(taxCode)) ?? 0);
  }
}

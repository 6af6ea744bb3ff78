import { resolve } from 'node:path';
import { eraseAnswersNaming, ErasesPerson, NodeSettings, type PersonEraser, type Transaction } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { CLEAR_COMMUNICATION, CLEAR_EMPLOYMENT } from './cleared-columns.js';
import { Filing } from './folder/filing.js';
import { MandatoryCommunicationsSettings } from './mandatory-communications-settings.js';

/**
 * Erases what communications and filed documents say of a person. Code and digest stay, so that the same document is not taken again; what the law makes the
 * office keep of an employment is kept in the ministry's own archive. Runs first: documents that came before the person was a candidate are found by the tax code.
 * Of another member's candidate this node has no tax code but the one that their employer communicated.
 */
@ErasesPerson('first')
@Injectable()
export class EraseCommunications implements PersonEraser {
  private readonly filing: Filing | undefined;

  constructor({ folder }: MandatoryCommunicationsSettings, { home }: NodeSettings) {
    this.filing = folder === undefined ? undefined : new Filing(resolve(home, folder));
  }

  async erase(person: string, tx: Transaction): Promise<number> {
    const taxCodes = (await tx.query<{ code: string }[]>(TAX_CODES, [person])).map(({ code }) => code);
    const [rows] = await tx.query<[{ employment: string; code: string }[], number]>(ERASE_ROWS, [person, taxCodes]);
    await tx.query(ERASE_EMPLOYMENTS, [person, rows.map(({ employment }) => employment)]);
    // The code of a communication finds its document also where that has a tax code which was corrected later.
    const words = [...taxCodes, ...rows.map(({ code }) => code)];
    if (words.length === 0) return 0;
    const answers = await eraseAnswersNaming(words, tx);
    // Should the transaction be rolled back, the documents are gone a little earlier than the rest.
    return rows.length + answers + ((await this.filing?.remove(...words)) ?? 0);
  }
}

/** The tax codes of a person: the candidate's own, and those under which their employments were communicated; what another candidate here has is that one's. */
const TAX_CODES = `
  SELECT tax_code AS code FROM candidate WHERE id = $1 AND tax_code IS NOT NULL
  UNION SELECT c.worker_tax_code FROM mandatory_communication c JOIN mandatory_employment e ON e.id = c.employment
    WHERE e.person = $1 AND c.worker_tax_code IS NOT NULL AND NOT EXISTS (SELECT FROM candidate other WHERE other.tax_code = c.worker_tax_code AND other.id <> $1)`;

/** All of the person's employments, under whatever tax code; of an employment that is somebody else's by now only what names this person. */
const ERASE_ROWS = `
  UPDATE mandatory_communication SET ${CLEAR_COMMUNICATION}
  WHERE reading IS NOT NULL AND (worker_tax_code = ANY ($2::text[]) OR employment IN (
    SELECT id FROM mandatory_employment WHERE person = $1
    UNION SELECT e.id FROM mandatory_employment e JOIN mandatory_communication c ON c.employment = e.id WHERE e.person IS NULL AND c.worker_tax_code = ANY ($2::text[])))
  RETURNING employment, code`;

const ERASE_EMPLOYMENTS = `
  UPDATE mandatory_employment e SET ${CLEAR_EMPLOYMENT}, outcome = 'erased'
  WHERE person = $1 OR (id = ANY ($2::uuid[]) AND NOT EXISTS (SELECT FROM mandatory_communication c WHERE c.employment = e.id AND c.reading IS NOT NULL))`;

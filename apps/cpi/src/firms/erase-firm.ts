import { isTaxCode } from '@filiera/exchange';
import { eraseAnswersNaming, UnitOfWork } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { DeliveredStandardEntity } from '../delivered-standards/delivered-standard.entity.js';
import { StatementEntity } from '../targeted-placement/statement.entity.js';
import { FirmEntity } from './firm.entity.js';
import { codesOf, firmOf } from './firms.js';

/** Erases a firm: a sole trader may ask for it like any person (GDPR art. 17). */
@Injectable()
export class EraseFirm {
  constructor(private readonly work: UnitOfWork) {}

  /**
   * Its needs and crises stay, nobody's: what the network was told never named it. So do the services delivered to it, which the office counts. A person's statements
   * under L. 68/1999 go, as a candidate's entries in the lists do: the original is in the ministry's own archive. Those of a company, which never had a person's tax
   * code, name nobody, and stay. What mandatory communications say of an employer is the worker's record, and is forgotten when its own term is over (GDPR art. 17,
   * par. 3, letter b).
   * @throws NotFound
   */
  run(id: string): Promise<void> {
    return this.work.run(async (tx) => {
      const codes = [...codesOf(await firmOf(id, tx)), ...(await tx.query<{ code: string }[]>(EARLIER_CODES, [id])).map(({ code }) => code)];
      await tx.delete(FirmEntity, { id });
      await tx.update(DeliveredStandardEntity, { firm: In(codes) }, { firm: null });
      if (codes.some(isTaxCode)) await tx.delete(StatementEntity, { firmTaxCode: In(codes) });
      await eraseAnswersNaming([id, ...codes], tx);
    });
  }
}

/** What was recorded before a correction names the firm by the code that it had then; a code that another firm here has is that one's. */
const EARLIER_CODES = `
  SELECT code FROM firm, unnest(firm.earlier_codes) AS code
  WHERE firm.id = $1 AND NOT EXISTS (SELECT FROM firm other WHERE other.id <> $1 AND code IN (other.vat_number, other.tax_code))`;

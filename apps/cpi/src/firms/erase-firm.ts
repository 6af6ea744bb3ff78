import { isTaxCode } from '@filiera/exchange';
import { eraseAnswersNaming, UnitOfWork } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { DeliveredStandardEntity } from '../delivered-standards/delivered-standard.entity.js';
import { StatementEntity } from '../targeted-placement/statement.entity.js';
import { FirmEntity } from './firm.entity.js';
import { firmOf } from './firms.js';

/** Erases a firm: a sole trader may ask for it like any person (GDPR art. 17). */
@Injectable()
export class EraseFirm {
  constructor(private readonly work: UnitOfWork) {}

  /**
   * Its needs and crises stay, nobody's: what the network was told never named it. So do the services delivered to it, which the office counts. A person's statements
   * under L. 68/1999 go, as a candidate's entries in the lists do: the original is in the ministry's own archive. Those of a company name nobody, and stay. What
   * mandatory communications say of an employer is the worker's record, and is forgotten when its own term is over (GDPR art. 17, par. 3, letter b).
   * @throws NotFound
   */
  run(id: string): Promise<void> {
    return this.work.run(async (tx) => {
      const { vatNumber, taxCode } = await firmOf(id, tx);
      const codes = taxCode === null ? [vatNumber] : [vatNumber, taxCode];
      await tx.delete(FirmEntity, { id });
      await tx.update(DeliveredStandardEntity, { firm: In(codes) }, { firm: null });
      if (taxCode !== null && isTaxCode(taxCode)) await tx.delete(StatementEntity, { firmTaxCode: In(codes) });
      await eraseAnswersNaming([id, ...codes], tx);
    });
  }
}

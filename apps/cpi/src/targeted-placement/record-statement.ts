import { localDate } from '@filiera/contracts';
import { Clock, IdSource, Invalid, UnitOfWork } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { decideQuota, type WorkforceFigures } from './decide-quota.js';
import { TargetedPlacementSettings } from './targeted-placement-settings.js';
import { StatementEntity } from './statement.entity.js';

/** Whose statement it is, and when it came. */
export interface StatementHead {
  readonly firmTaxCode: string;
  readonly firmName: string;
  readonly receivedOn?: string | null;
}

/** Keeps what a firm stated, with what it owes by the rules in force. */
@Injectable()
export class RecordStatement {
  constructor(private readonly work: UnitOfWork, private readonly settings: TargetedPlacementSettings, private readonly ids: IdSource, private readonly clock: Clock) {}

  /**
   * A second statement of the same firm for the same year corrects the first, which stays readable. Unless it says when the statement came, it is as late as that one.
   * @param by label of the key or token that records it
   * @throws Invalid as {@link decideQuota} says, or when it came in the future
   */
  async run({ firmTaxCode, firmName, receivedOn }: StatementHead, figures: WorkforceFigures, by: string): Promise<StatementEntity> {
    const now = this.clock.now();
    const arrived = receivedOn ?? localDate(now);
    if (arrived > localDate(now)) throw notYet();
    const outcome = decideQuota(figures, this.settings.exemptionOn(figures.referenceDay));
    const year = Number(figures.referenceDay.slice(0, 4)) + 1;
    return this.work.run(async (tx) => {
      await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended($1, 0))`, [`targeted placement statement ${firmTaxCode} ${year}`]);
      const earlier = await tx.findOne(StatementEntity, { where: { firmTaxCode, year }, order: { revision: 'DESC' } });
      const statement: StatementEntity = {
        id: this.ids.entityId(), firmTaxCode, firmName, year, revision: (earlier?.revision ?? 0) + 1, figures, outcome,
        receivedOn: arrived, late: receivedOn ? arrived > outcome.statementDue : earlier?.late ?? arrived > outcome.statementDue, recordedBy: by, recordedAt: now,
      };
      await tx.insert(StatementEntity, statement);
      return statement;
    });
  }
}

const notYet = (): Invalid => new Invalid({
  code: 'targeted-placement.not-received-yet', text: { it: 'La data di arrivo è futura.', en: 'The day of arrival is in the future.' },
  faults: [{ field: 'receivedOn', rule: 'notInFuture', text: { it: 'Non può essere futura.', en: 'It cannot be in the future.' } }],
});

import { Clock, UnitOfWork } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { nextDay } from './decide-due.js';
import { notContacted } from './declaration-errors.js';
import { DeclarationEntity } from './declaration.entity.js';

/** That the person came was noted by mistake: the declaration waits for them again, by the term that it had. */
@Injectable()
export class ForgetContact {
  constructor(private readonly work: UnitOfWork, private readonly clock: Clock) {}

  /**
   * @param by label of the key or token that corrects it
   * @throws Conflict when none was noted
   */
  run(id: string, by: string): Promise<void> {
    return this.work.run(async (tx) => {
      const known = await tx.findOneOrFail(DeclarationEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
      if (!known.contactedOn) throw notContacted();
      await tx.update(DeclarationEntity, { id }, { contactedOn: null, nextDue: nextDay({ ...known, contactedOn: null }), changedBy: by, changedAt: this.clock.now() });
    });
  }
}

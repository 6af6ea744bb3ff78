import { localDate } from '@filiera/contracts';
import { Clock, type Transaction, UnitOfWork } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { LessThan, MoreThan } from 'typeorm';
import { ChangeDeclaration } from '../availability-declarations/change-declaration.js';
import { ServedPeople } from '../people/served-people.js';
import { alreadyDecided, consequenceNotFound, earlierUndecided } from './appointment-errors.js';
import { ConsequenceEntity, type Decision } from './appointment.entities.js';
import { proposeConsequence } from './decide-consequence.js';

/** A person of the office confirms or dismisses what was proposed for a missed appointment: nothing follows by itself. */
@Injectable()
export class DecideOnConsequence {
  constructor(
    private readonly work: UnitOfWork,
    private readonly people: ServedPeople,
    private readonly declarations: ChangeDeclaration,
    private readonly clock: Clock,
  ) {}

  /**
   * A confirmed forfeiture also ends the state of unemployment; a dismissed absence no longer counts for those after it.
   * @param by label of the key or token that decides
   * @throws NotFound, Conflict when decided already, when an earlier absence is not, or when the declaration that is to be lost is not open any more
   */
  run(appointment: string, decision: Exclude<Decision, 'proposed'>, by: string): Promise<void> {
    return this.work.run(async (tx) => {
      const proposed = await tx.findOneBy(ConsequenceEntity, { appointment });
      if (!proposed) throw consequenceNotFound();
      await this.people.hold(proposed.person, tx);
      const consequence = await tx.findOne(ConsequenceEntity, { where: { appointment }, lock: { mode: 'pessimistic_write' } });
      if (!consequence) throw consequenceNotFound();
      if (consequence.decision !== 'proposed') throw alreadyDecided();
      const { declaration, occasion } = consequence;
      if (await tx.existsBy(ConsequenceEntity, { declaration, decision: 'proposed', occasion: LessThan(occasion) })) throw earlierUndecided();
      const now = this.clock.now();
      await tx.update(ConsequenceEntity, { appointment }, { decision, decidedBy: by, decidedAt: now });
      if (decision === 'dismissed') await gradeAgain(consequence, tx);
      else if (consequence.consequence === 'forfeiture') await this.declarations.run(declaration, { do: 'lose', on: localDate(now), reason: 'missed-appointments' }, by);
    });
  }
}

/** What is proposed for later absences moves down by one. */
export async function gradeAgain({ declaration, occasion }: ConsequenceEntity, tx: Transaction): Promise<void> {
  for (const later of await tx.findBy(ConsequenceEntity, { declaration, decision: 'proposed', occasion: MoreThan(occasion) })) {
    const proposed = proposeConsequence(later.occasion - 1, later.missedOn);
    if (proposed) await tx.update(ConsequenceEntity, { appointment: later.appointment }, proposed);
  }
}

import { BindsVacancies, localDate, type Decider, type VacancyDecision, type VacancyFacts } from '@filiera/exchange';
import type { Transaction } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { authorisationOn } from './authorisation-on.js';
import { decideMandatedStep } from './decide-mandate.js';
import { MandatedVacancyEntity, MandateEntity } from './mandate.entities.js';

/** A vacancy under a client's mandate stays what the client agreed to, whoever changes or publishes it. */
@Injectable()
export class BindMandatedVacancies extends BindsVacancies {
  /** @throws Invalid with every violation of the mandate */
  async check(id: string, before: VacancyFacts, { vacancy, event }: VacancyDecision, { now }: Decider, tx: Transaction): Promise<void> {
    const covered = await tx.findOneBy(MandatedVacancyEntity, { vacancy: id });
    if (!covered) return;
    const mandate = await tx.findOneByOrFail(MandateEntity, { id: covered.mandate });
    const today = localDate(now);
    const authorisation = await authorisationOn(today, tx);
    decideMandatedStep(mandate, { before: before.content, after: vacancy.content, publishes: event === 'published' }, authorisation?.number, today);
  }
}

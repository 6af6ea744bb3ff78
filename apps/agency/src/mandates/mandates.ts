import { boundedPage, decideUpdate, localDate, Vacancies, type Page, type PageQuery } from '@filiera/exchange';
import { Clock, IdSource, NotFound, UnitOfWork, type Transaction } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { authorisationOn } from './authorisation-on.js';
import { decideMandate, decideMandatedVacancy } from './decide-mandate.js';
import { AuthorisationEntity, MandatedVacancyEntity, MandateEntity } from './mandate.entities.js';

/** Client firms' mandates, and the vacancies under them. */
@Injectable()
export class Mandates {
  constructor(
    private readonly work: UnitOfWork,
    private readonly vacancies: Vacancies,
    private readonly clock: Clock,
    private readonly ids: IdSource,
  ) {}

  /** The agency's authorisation from a day on; recorded again for the same day, it replaces the earlier one. */
  authorise({ number, validFrom }: AuthorisationEntity): Promise<AuthorisationEntity> {
    return this.work.run(async (tx) => {
      await tx.upsert(AuthorisationEntity, { number, validFrom }, ['validFrom']);
      return { number, validFrom };
    });
  }

  /** @throws NotFound when none is in force today */
  authorisation(): Promise<AuthorisationEntity> {
    return this.work.read(async (tx) => {
      const found = await this.authorisationNow(tx);
      if (!found) throw new NotFound({ code: 'authorisation.not-found', text: { it: 'nessuna autorizzazione ministeriale in vigore è registrata', en: 'no ministerial authorisation in force is recorded' } });
      return found;
    });
  }

  /** @throws Invalid when it ends before it begins */
  sign({ clientName, clientVatNumber, sector, nameShown, validFrom, validUntil }: Omit<MandateEntity, 'id'>): Promise<MandateEntity> {
    decideMandate({ validFrom, validUntil });
    const mandate = { id: this.ids.entityId(), clientName, clientVatNumber, sector, nameShown, validFrom, validUntil };
    return this.work.run(async (tx) => {
      await tx.insert(MandateEntity, mandate);
      return mandate;
    });
  }

  /** By the client's name. */
  page(query: PageQuery): Promise<Page<MandateEntity>> {
    return this.work.read((tx) => boundedPage(MandateEntity, { order: { clientName: 'ASC', id: 'ASC' } }, query, tx));
  }

  /** Puts an own vacancy under a mandate: the client is shown or kept unnamed as agreed. @throws NotFound, Conflict, Invalid with every violation */
  cover(id: string, vacancy: string): Promise<void> {
    return this.work.run(async (tx) => {
      const mandate = await tx.findOneBy(MandateEntity, { id });
      if (!mandate) throw new NotFound({ code: 'mandate.not-found', text: { it: 'nessun mandato ha questo identificativo', en: 'no mandate has this id' } });
      const authorisation = await this.authorisationNow(tx);
      await this.vacancies.read(vacancy, tx);
      // Before the change, so that the vacancy is bound by this mandate, not by one that it was under.
      await tx.upsert(MandatedVacancyEntity, { vacancy, mandate: id }, ['vacancy']);
      await this.vacancies.change(vacancy, [], (facts, decider) =>
        decideUpdate(facts, decideMandatedVacancy(mandate, facts.content, authorisation?.number, localDate(decider.now)), decider));
    });
  }

  private authorisationNow(tx: Transaction): Promise<AuthorisationEntity | null> {
    return authorisationOn(localDate(this.clock.now()), tx);
  }
}

import { type PlacementState, placementEndedV1, placementExtendedV1, placementStartedV1, placementTransformedV1 } from '@filiera/contracts';
import { Clock, IdSource, MemberRegistry, Outbox, type Transaction, UnitOfWork } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { ActOnReferral } from '../referrals/act-on-referral.js';
import { decideFill } from '../vacancies/decide-vacancy.js';
import { Vacancies } from '../vacancies/vacancies.js';
import type { VacancyEntity } from '../vacancies/vacancy.entity.js';
import { asBegun, type LearntEmployment } from './decide-learnt-placement.js';
import { decidePlacement, type PlacementCommand, startPlacement } from './decide-placement.js';
import { partiesOf } from './parties-of-placement.js';
import { placementNotFound } from './placement-errors.js';
import { type Origin, PlacementOrigins, type PlacementSource } from './placement-origins.js';
import { PlacementEntity, placementStateOf } from './placement.entity.js';

const CONTRACTS = { transformed: placementTransformedV1, extended: placementExtendedV1, ended: placementEndedV1 };

/** What is recorded of a placement besides where it comes from; what is left out is the vacancy's. */
export type PlacementTerms =
  Pick<PlacementState, 'contract' | 'startDate'> & Partial<Pick<PlacementState, 'endDate' | 'occupation' | 'municipality' | 'weeklyHours'>>;

/** The vacancy's owner records that a person went to work, and what became of it. */
@Injectable()
export class RecordPlacement {
  constructor(
    private readonly work: UnitOfWork,
    private readonly registry: MemberRegistry,
    private readonly outbox: Outbox,
    private readonly origins: PlacementOrigins,
    private readonly referrals: ActOnReferral,
    private readonly vacancies: Vacancies,
    private readonly ids: IdSource,
    private readonly clock: Clock,
  ) {}

  /**
   * Records a placement, closes its referral as hired and fills a position of the vacancy, all in one transaction.
   * @returns the id of the placement
   * @throws DomainError 404 unknown, 403 not one's own, 409 not accepted or already placed, 422 with every fault
   */
  start(source: PlacementSource, terms: PlacementTerms): Promise<string> {
    return this.record(source, (origin) => startPlacement(stateFrom(origin, terms, this.registry.self().id)).state);
  }

  /**
   * The same for an employment that its employer told the office: it stands as it was communicated, by the rules of communications, as it does where no vacancy
   * led to it; the work is the vacancy's. What has become of it meanwhile is the next fact.
   * @throws DomainError 404, 403 and 409 as {@link start}
   */
  startLearnt(source: PlacementSource, employment: LearntEmployment): Promise<string> {
    const { occupation: _, ...terms } = asBegun(employment);
    return this.record(source, (origin) => ({ ...stateFrom(origin, terms, this.registry.self().id), status: 'active' }));
  }

  private record(source: PlacementSource, stateOf: (origin: Origin) => PlacementState): Promise<string> {
    return this.work.run(async (tx) => {
      const origin = await this.origins.of(source, tx);
      const state = stateOf(origin);
      const id = this.ids.entityId();
      if (origin.referral?.status === 'accepted') await this.referrals.apply(origin.referral, { do: 'close', outcome: 'hired' }, tx);
      await this.fillOnePosition(origin.vacancy);
      await this.outbox.add(placementStartedV1, {
        entity: id, version: 1, person: origin.person, data: state, parties: partiesOf(state),
        correlationId: origin.referral?.correlation, causationId: origin.referral?.event,
      }, tx);
      return id;
    });
  }

  /** @throws DomainError as {@link decidePlacement} says, 404 when this node does not know the placement */
  act(id: string, command: PlacementCommand): Promise<void> {
    return this.work.run(async (tx) => {
      const known = await tx.findOne(PlacementEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
      if (!known) throw placementNotFound();
      const decision = decidePlacement(command, this.registry.self().id, { version: known.version, state: placementStateOf(known) }, this.clock.now());
      await this.add(known, decision.version, decision.event as keyof typeof CONTRACTS, decision.state, tx);
    });
  }

  private add(known: PlacementEntity, version: number, event: keyof typeof CONTRACTS, state: PlacementState, tx: Transaction): Promise<void> {
    return this.outbox.add(CONTRACTS[event], {
      entity: known.id, version, person: known.person, data: state, parties: partiesOf(state), correlationId: known.correlation,
    }, tx);
  }

  /** A vacancy that expired or was taken back in the meantime has no position to fill: the placement stands all the same. */
  private async fillOnePosition(vacancy: VacancyEntity): Promise<void> {
    if (vacancy.stage === 'published') await this.vacancies.change(vacancy.id, [], (facts) => decideFill(facts, 1));
  }
}

function stateFrom({ vacancy, referral, holder }: Origin, terms: PlacementTerms, me: string): Omit<PlacementState, 'status'> {
  const { content } = vacancy;
  const municipality = terms.municipality ?? content.workplace?.municipality;
  const weeklyHours = terms.weeklyHours ?? content.hours?.weekly;
  return {
    ...(referral ? { referral: referral.id } : {}),
    vacancy: vacancy.id,
    vacancyOwner: me,
    holder,
    // A vacancy that was published has an occupation: publishing asks for it.
    occupation: terms.occupation ?? content.occupation!,
    contract: terms.contract,
    startDate: terms.startDate,
    ...(terms.endDate ? { endDate: terms.endDate } : {}),
    ...(municipality ? { municipality } : {}),
    ...(weeklyHours ? { weeklyHours } : {}),
    sample: content.sample ?? false,
  };
}

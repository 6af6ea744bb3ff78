import type { VacancyOrigin } from '@filiera/contracts';
import { Clock, IdSource, MemberRegistry, UnitOfWork, type Transaction } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { AddedByKind } from '../features/added-by-kind.js';
import { Territory } from '../territory/territory.js';
import { refuseStaleVersion, type Expected } from '../versions/expected-version.js';
import { BindsVacancies } from './binds-vacancies.js';
import { decideDraft, type Decider, type VacancyDecision, type VacancyFacts } from './decide-vacancy.js';
import { SaveVacancy } from './save-vacancy.js';
import { vacancyNotFound } from './vacancy-errors.js';
import { VacancyEntity, type VacancyContent } from './vacancy.entity.js';
import { withCoordinates } from './with-coordinates.js';

/** This member's own vacancies: every change locks, decides, saves and tells the network in one transaction. */
@Injectable()
export class Vacancies {
  constructor(
    private readonly work: UnitOfWork,
    private readonly saver: SaveVacancy,
    private readonly registry: MemberRegistry,
    private readonly territory: Territory,
    private readonly added: AddedByKind,
    private readonly ids: IdSource,
    private readonly clock: Clock,
  ) {}

  /** Writes a draft. */
  async draft(content: VacancyContent, origin: VacancyOrigin | null = null): Promise<VacancyEntity> {
    const id = this.ids.entityId();
    const vacancy = decideDraft(withCoordinates(content, this.territory), origin);
    const createdAt = await this.work.run((tx) => this.saver.save([{ id, version: 1, decision: { vacancy, event: null } }], tx));
    return { id, version: 1, ...vacancy, originClosedVersion: null, createdAt, updatedAt: createdAt };
  }

  /**
   * Changes one vacancy.
   * @param expected versions that the caller believes to change
   * @param decide the step to take
   * @throws NotFound, Conflict, Invalid
   */
  change(id: string, expected: readonly Expected[], decide: (vacancy: VacancyFacts, decider: Decider) => VacancyDecision): Promise<VacancyEntity> {
    return this.work.run(async (tx) => {
      const vacancy = await tx.findOne(VacancyEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
      if (!vacancy) throw vacancyNotFound();
      refuseStaleVersion(vacancy.version, ...expected);
      const decider = this.decider();
      const decision = decide(vacancy, decider);
      for (const rules of this.added.all(BindsVacancies)) await rules.check(id, vacancy, decision, decider, tx);
      const located = { ...decision.vacancy, content: withCoordinates(decision.vacancy.content, this.territory) };
      const version = vacancy.version + 1;
      const updatedAt = await this.saver.save([{ id, version, decision: { ...decision, vacancy: located } }], tx);
      return { ...vacancy, ...located, version, updatedAt };
    });
  }

  /** @throws NotFound */
  async read(id: string, tx: Transaction): Promise<VacancyEntity> {
    const vacancy = await tx.findOneBy(VacancyEntity, { id });
    if (!vacancy) throw vacancyNotFound();
    return vacancy;
  }

  private decider(): Decider {
    return { kind: this.registry.self().kind, now: this.clock.now() };
  }
}

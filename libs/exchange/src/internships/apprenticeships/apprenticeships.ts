import { ErasesPerson, IdSource, MemberRegistry, UnitOfWork, type PersonEraser, type Transaction } from '@filiera/member-kit';
import { Injectable, Optional } from '@nestjs/common';
import { boundedPage } from '../../paging/bounded-page.js';
import type { Page, PageQuery } from '../../paging/page-query.js';
import { holdCandidate } from '../held-candidate.js';
import { apprenticeshipNotFound } from '../internship-errors.js';
import { ApprenticeshipEntity } from './apprenticeship.entity.js';
import { ApprenticeshipsSettings } from './apprenticeships-settings.js';
import { decideApprenticeship } from './decide-apprenticeship.js';

/** The apprenticeships that this member trains for: of the first level at schools, of the third at universities. */
@ErasesPerson()
@Injectable()
export class Apprenticeships implements PersonEraser {
  constructor(
    private readonly work: UnitOfWork,
    private readonly registry: MemberRegistry,
    private readonly ids: IdSource,
    /** Of schools: the practices of Regions are about the first level. */
    @Optional() private readonly settings: ApprenticeshipsSettings = new ApprenticeshipsSettings(),
  ) {}

  /** @throws NotFound, Conflict when the person was erased, Invalid with every violation */
  record({ candidate, employerName, employerVatNumber, qualification, startDate, trainingEndDate }: Omit<ApprenticeshipEntity, 'id' | 'level'>): Promise<ApprenticeshipEntity> {
    const level = this.registry.self().kind === 'school' ? 'first' : 'third';
    return this.work.run(async (tx) => {
      const { birthDate } = await holdCandidate(candidate, tx);
      decideApprenticeship({ qualification, startDate, trainingEndDate }, { level, regionalPractice: this.settings.apprenticesThrough25 }, birthDate);
      const made = { id: this.ids.entityId(), candidate, level, employerName, employerVatNumber, qualification, startDate, trainingEndDate } as const;
      await tx.insert(ApprenticeshipEntity, made);
      return made;
    });
  }

  /** Takes back one that was recorded by mistake. @throws NotFound */
  remove(id: string): Promise<void> {
    return this.work.run(async (tx) => {
      if ((await tx.delete(ApprenticeshipEntity, { id })).affected === 0) throw apprenticeshipNotFound();
    });
  }

  /** A page, the last to start first. */
  page(query: PageQuery): Promise<Page<ApprenticeshipEntity>> {
    return this.work.read((tx) => boundedPage(ApprenticeshipEntity, { order: { startDate: 'DESC', id: 'ASC' } }, query, tx));
  }

  async erase(person: string, tx: Transaction): Promise<number> {
    return (await tx.delete(ApprenticeshipEntity, { candidate: person })).affected ?? 0;
  }
}

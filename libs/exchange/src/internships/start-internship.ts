import { Clock, IdSource, UnitOfWork } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { In, Not } from 'typeorm';
import { decideInternship, type InternshipTerms } from './decide-internship.js';
import { holdCandidate } from './held-candidate.js';
import { HostAgreements } from './host-agreements.js';
import { InternshipEntity } from './internship.entity.js';

/** A project as it is handed in. */
export interface InternshipProject extends InternshipTerms {
  readonly candidate: string;
  readonly agreement: string;
  readonly project: string;
}

/** Takes an internship project in. */
@Injectable()
export class StartInternship {
  constructor(
    private readonly work: UnitOfWork,
    private readonly agreements: HostAgreements,
    private readonly clock: Clock,
    private readonly ids: IdSource,
  ) {}

  /**
   * @returns the id of the internship
   * @throws NotFound, Conflict when the person was erased, Invalid with every violation
   */
  run({ candidate, agreement, category, seasonal, project, startDate, endDate }: InternshipProject): Promise<string> {
    return this.work.run(async (tx) => {
      // Two projects for one person wait for each other here, so that both see whether the host had the person before.
      await holdCandidate(candidate, tx);
      const { hostVatNumber, validFrom, validUntil } = await this.agreements.read(agreement, tx);
      const earlierThere = await tx.countBy(InternshipEntity, { candidate, hostVatNumber, status: Not(In(['cancelled', 'annulled'])) });
      decideInternship({ category, seasonal, startDate, endDate }, { from: validFrom, until: validUntil }, earlierThere);
      const id = this.ids.entityId();
      await tx.insert(InternshipEntity, {
        id, candidate, agreement, hostVatNumber, category, seasonal, project, startDate, endDate, status: 'open', endReason: null, createdAt: this.clock.now(),
      });
      return id;
    });
  }
}

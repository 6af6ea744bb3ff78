import { offsetOf } from '@filiera/exchange';
import { UnitOfWork } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { pactNotFound } from './pact-errors.js';
import { PactEntity, PactRevisionEntity } from './pact.entities.js';
import type { PactQuery } from './pact.requests.js';
import { type PactPageView, type PactView, toPactSummary, toPactView } from './pact.view.js';

/** Service pacts as people read them. */
@Injectable()
export class FindPacts {
  constructor(private readonly work: UnitOfWork) {}

  /** A page, the last changed first. */
  async list({ page, size, candidate, state }: PactQuery): Promise<PactPageView> {
    const [found, total] = await this.work.read((tx) => tx.findAndCount(PactEntity, {
      where: { ...(candidate ? { person: candidate } : {}), ...(state ? { state } : {}) }, order: { changedAt: 'DESC', id: 'ASC' }, skip: offsetOf({ page, size }), take: size,
    }));
    return { items: found.map(toPactSummary), page, size, total };
  }

  /** A pact with all its revisions. @throws NotFound */
  one(id: string): Promise<PactView> {
    return this.work.read(async (tx) => {
      const pact = await tx.findOneBy(PactEntity, { id });
      if (!pact) throw pactNotFound();
      return toPactView(pact, await tx.find(PactRevisionEntity, { where: { pact: id }, order: { number: 'ASC' } }));
    });
  }
}

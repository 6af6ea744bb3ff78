import { boundedPage } from '@filiera/exchange';
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
    const where = { ...(candidate ? { person: candidate } : {}), ...(state ? { state } : {}) };
    const found = await this.work.read((tx) => boundedPage(PactEntity, { where, order: { changedAt: 'DESC', id: 'ASC' } }, { page, size }, tx));
    return { ...found, items: found.items.map(toPactSummary) };
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

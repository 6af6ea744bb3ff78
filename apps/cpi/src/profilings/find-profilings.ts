import { boundedPage } from '@filiera/exchange';
import { type Transaction, UnitOfWork } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { ProfilingConfirmationEntity, ProfilingEntity } from './profiling.entities.js';
import type { ProfilingQuery } from './profiling.requests.js';
import { type ProfilingPageView, type ProfilingView, toProfilingView } from './profiling.view.js';
import { profilingNotFound } from './record-profiling.js';

/** Profilings as people read them. */
@Injectable()
export class FindProfilings {
  constructor(private readonly work: UnitOfWork) {}

  /** A page, the newest first: of one candidate it is their history. */
  list({ page, size, candidate }: ProfilingQuery): Promise<ProfilingPageView> {
    return this.work.read(async (tx) => {
      const where = candidate ? { person: candidate } : {};
      const found = await boundedPage(ProfilingEntity, { where, order: { madeOn: 'DESC', recordedAt: 'DESC', id: 'ASC' } }, { page, size }, tx);
      return { ...found, items: await this.views(found.items, tx) };
    });
  }

  /** @throws NotFound */
  one(id: string): Promise<ProfilingView> {
    return this.work.read(async (tx) => {
      const found = await tx.findOneBy(ProfilingEntity, { id });
      if (!found) throw profilingNotFound();
      return (await this.views([found], tx))[0]!;
    });
  }

  private async views(found: readonly ProfilingEntity[], tx: Transaction): Promise<ProfilingView[]> {
    const confirmed = await tx.findBy(ProfilingConfirmationEntity, { profiling: In(found.map(({ id }) => id)) });
    const by = new Map(confirmed.map((confirmation) => [confirmation.profiling, confirmation]));
    return found.map((profiling) => toProfilingView(profiling, by.get(profiling.id)));
  }
}

import { boundedPage } from '@filiera/exchange';
import { UnitOfWork } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { listEntryNotFound } from './list-entry-errors.js';
import { ListEntryEntity } from './list-entry.entity.js';
import type { ListEntryQuery } from './list-entry.requests.js';
import { type ListEntryPageView, type ListEntryView, toListEntryView } from './list-entry.view.js';

/** The lists of targeted placement as people read them. */
@Injectable()
export class FindListEntries {
  constructor(private readonly work: UnitOfWork) {}

  /** A page in the order of the ranking: more points first, then who was enrolled earlier. */
  async list({ page, size, list, state, candidate }: ListEntryQuery): Promise<ListEntryPageView> {
    const where = { ...(list ? { list } : {}), ...(state ? { state } : {}), ...(candidate ? { person: candidate } : {}) };
    const found = await this.work.read((tx) => boundedPage(ListEntryEntity, { where, order: { points: 'DESC', enrolledOn: 'ASC', id: 'ASC' } }, { page, size }, tx));
    return { ...found, items: found.items.map(toListEntryView) };
  }

  /** @throws NotFound */
  async one(id: string): Promise<ListEntryView> {
    const found = await this.work.read((tx) => tx.findOneBy(ListEntryEntity, { id }));
    if (!found) throw listEntryNotFound();
    return toListEntryView(found);
  }
}

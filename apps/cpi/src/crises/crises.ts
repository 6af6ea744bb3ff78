import { networkCrisisAnnouncedV1, networkCrisisWithdrawnV1, type CrisisWithdrawalReason } from '@filiera/contracts';
import { boundedCount, offsetOf, type Page } from '@filiera/exchange';
import { Clock, IdSource, Outbox, UnitOfWork, type Transaction } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { firmOf } from '../firms/firms.js';
import { crisisNotFound } from './crisis-errors.js';
import { CrisisEntity, type CrisisContent } from './crisis.entity.js';
import type { ListCrisesQuery } from './crisis.requests.js';
import { toCrisisView, type CrisisView } from './crisis.view.js';
import { decideAnnouncement, decideCrisisWithdrawal, toCrisisState } from './decide-crisis.js';

/** Crises of the firms that this office serves: announced to the network before they begin, without the firm. */
@Injectable()
export class Crises {
  constructor(
    private readonly work: UnitOfWork,
    private readonly outbox: Outbox,
    private readonly ids: IdSource,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFound for an unknown firm, Invalid with every fault */
  announce(content: CrisisContent, firm: string): Promise<CrisisView> {
    const now = this.clock.now();
    const [id, story] = [this.ids.entityId(), this.ids.entityId()];
    return this.work.run(async (tx) => {
      await firmOf(firm, tx);
      const crisis = decideAnnouncement(content, firm, now);
      await tx.insert(CrisisEntity, { id, ...crisis, story, version: 1, changedAt: now });
      await this.outbox.add(networkCrisisAnnouncedV1, { entity: id, version: 1, data: toCrisisState(crisis), correlationId: story }, tx);
      return toCrisisView(await read(id, tx));
    });
  }

  /** @throws NotFound, Conflict */
  withdraw(id: string, reason: CrisisWithdrawalReason): Promise<CrisisView> {
    return this.work.run(async (tx) => {
      const known = await tx.findOne(CrisisEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
      if (!known) throw crisisNotFound();
      const crisis = decideCrisisWithdrawal(known, reason);
      const version = known.version + 1;
      await tx.update(CrisisEntity, { id }, { status: crisis.status, withdrawalReason: crisis.withdrawalReason, version, changedAt: this.clock.now() });
      await this.outbox.add(networkCrisisWithdrawnV1, { entity: id, version, data: toCrisisState(crisis), correlationId: known.story }, tx);
      return toCrisisView(await read(id, tx));
    });
  }

  /**
   * Tells one once more as it is, unless it was withdrawn meanwhile.
   * @returns whether it still had that version, and was told
   */
  tellAgain(id: string, version: number): Promise<boolean> {
    return this.work.run(async (tx) => {
      const known = await tx.findOne(CrisisEntity, { where: { id, version, status: 'announced' }, lock: { mode: 'pessimistic_write' } });
      if (!known) return false;
      await tx.update(CrisisEntity, { id }, { version: version + 1, changedAt: this.clock.now() });
      await this.outbox.add(networkCrisisAnnouncedV1, { entity: id, version: version + 1, data: toCrisisState(known), correlationId: known.story }, tx);
      return true;
    });
  }

  /** The last changed first. */
  list(query: ListCrisesQuery): Promise<Page<CrisisView>> {
    return this.work.read(async (tx) => {
      const rows = tx.createQueryBuilder(CrisisEntity, 'crisis').where('true');
      if (query.status) rows.andWhere({ status: query.status });
      if (query.firm) rows.andWhere({ firm: query.firm });
      const total = await boundedCount(rows, tx);
      const items = await rows.orderBy({ 'crisis.changedAt': 'DESC', 'crisis.id': 'ASC' }).offset(offsetOf(query)).limit(query.size).getMany();
      return { items: items.map(toCrisisView), page: query.page, size: query.size, total };
    });
  }

  /** @throws NotFound */
  one(id: string): Promise<CrisisView> {
    return this.work.read(async (tx) => toCrisisView(await read(id, tx)));
  }
}

async function read(id: string, tx: Transaction): Promise<CrisisEntity> {
  const crisis = await tx.findOneBy(CrisisEntity, { id });
  if (!crisis) throw crisisNotFound();
  return crisis;
}

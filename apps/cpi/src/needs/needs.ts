import { needDeclaredV1, needWithdrawnV1, type NeedWithdrawalReason } from '@filiera/contracts';
import { boundedCount, offsetOf, type Page } from '@filiera/exchange';
import { Clock, IdSource, Outbox, UnitOfWork, type Transaction } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { firmOf } from '../firms/firms.js';
import { decideDeclaration, decideNeedWithdrawal, toNeedState } from './decide-need.js';
import { needNotFound } from './need-errors.js';
import { NeedEntity, type NeedContent } from './need.entity.js';
import type { ListNeedsQuery } from './need.requests.js';
import { toNeedView, type NeedView } from './need.view.js';

/** Needs of the firms that this office serves, and projects that it announces: declared to the network without the firm. */
@Injectable()
export class Needs {
  constructor(
    private readonly work: UnitOfWork,
    private readonly outbox: Outbox,
    private readonly ids: IdSource,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFound for an unknown firm, Invalid with every fault */
  declare(content: NeedContent, firm: string | null): Promise<NeedView> {
    const now = this.clock.now();
    const [id, story] = [this.ids.entityId(), this.ids.entityId()];
    return this.work.run(async (tx) => {
      if (firm !== null) await firmOf(firm, tx);
      const need = decideDeclaration(content, firm, now);
      await tx.insert(NeedEntity, { id, ...need, story, version: 1, changedAt: now });
      await this.outbox.add(needDeclaredV1, { entity: id, version: 1, data: toNeedState(need), correlationId: story }, tx);
      return toNeedView(await read(id, tx));
    });
  }

  /** @throws NotFound, Conflict */
  withdraw(id: string, reason: NeedWithdrawalReason): Promise<NeedView> {
    return this.work.run(async (tx) => {
      const known = await tx.findOne(NeedEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
      if (!known) throw needNotFound();
      const need = decideNeedWithdrawal(known, reason);
      const version = known.version + 1;
      await tx.update(NeedEntity, { id }, { status: need.status, withdrawalReason: need.withdrawalReason, version, changedAt: this.clock.now() });
      await this.outbox.add(needWithdrawnV1, { entity: id, version, data: toNeedState(need), correlationId: known.story }, tx);
      return toNeedView(await read(id, tx));
    });
  }

  /**
   * Tells one once more as it is, unless it was withdrawn meanwhile. It was declared when it was: the term to take it up is the one that it names, and runs as it ran.
   * @returns whether it still had that version, and was told
   */
  tellAgain(id: string, version: number): Promise<boolean> {
    return this.work.run(async (tx) => {
      const known = await tx.findOne(NeedEntity, { where: { id, version, status: 'declared' }, lock: { mode: 'pessimistic_write' } });
      if (!known) return false;
      await tx.update(NeedEntity, { id }, { version: version + 1, changedAt: this.clock.now() });
      await this.outbox.add(needDeclaredV1, { entity: id, version: version + 1, data: toNeedState(known), correlationId: known.story }, tx);
      return true;
    });
  }

  /** The last changed first. */
  list(query: ListNeedsQuery): Promise<Page<NeedView>> {
    return this.work.read(async (tx) => {
      const rows = tx.createQueryBuilder(NeedEntity, 'need').where('true');
      if (query.status) rows.andWhere({ status: query.status });
      if (query.firm) rows.andWhere({ firm: query.firm });
      const total = await boundedCount(rows, tx);
      const items = await rows.orderBy({ 'need.changedAt': 'DESC', 'need.id': 'ASC' }).offset(offsetOf(query)).limit(query.size).getMany();
      return { items: items.map(toNeedView), page: query.page, size: query.size, total };
    });
  }

  /** @throws NotFound */
  one(id: string): Promise<NeedView> {
    return this.work.read(async (tx) => toNeedView(await read(id, tx)));
  }
}

async function read(id: string, tx: Transaction): Promise<NeedEntity> {
  const need = await tx.findOneBy(NeedEntity, { id });
  if (!need) throw needNotFound();
  return need;
}

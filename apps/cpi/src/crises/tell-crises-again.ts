import { networkCrisisAnnouncedV1 } from '@filiera/contracts';
import { type Due, type DueQuery, TellsAgain } from '@filiera/exchange';
import { Clock, Outbox, type Transaction, UnitOfWork } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { Crises } from './crises.js';

/** A crisis that nobody has withdrawn is announced still (clause 12.6): it is told again before the agreement has everybody drop it. */
@Injectable()
export class TellCrisesAgain extends TellsAgain {
  constructor(work: UnitOfWork, outbox: Outbox, clock: Clock, private readonly crises: Crises) {
    super(work, outbox, clock, 'crises that are announced could not be told again', networkCrisisAnnouncedV1.type);
  }

  protected override due({ before, after, most }: DueQuery, tx: Transaction): Promise<Due[]> {
    return tx.query(`SELECT id, version FROM firm_crisis WHERE status = 'announced' AND changed_at < $1 AND id > $2::uuid ORDER BY id LIMIT $3`, [before, after, most]);
  }

  protected override tell({ id, version }: Due): Promise<boolean> {
    return this.crises.tellAgain(id, version);
  }
}

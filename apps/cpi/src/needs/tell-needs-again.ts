import { needDeclaredV1 } from '@filiera/contracts';
import { type Due, type DueQuery, TellsAgain } from '@filiera/exchange';
import { Clock, Outbox, type Transaction, UnitOfWork } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { Needs } from './needs.js';

/** A need that nobody has withdrawn is one still (clause 12.3): it is told again before the agreement has everybody drop it. */
@Injectable()
export class TellNeedsAgain extends TellsAgain {
  constructor(work: UnitOfWork, outbox: Outbox, clock: Clock, private readonly needs: Needs) {
    super(work, outbox, clock, 'needs that are declared could not be told again', needDeclaredV1.type);
  }

  protected override due({ before, after, most }: DueQuery, tx: Transaction): Promise<Due[]> {
    return tx.query(`SELECT id, version FROM need WHERE status = 'declared' AND changed_at < $1 AND id > $2::uuid ORDER BY id LIMIT $3`, [before, after, most]);
  }

  protected override tell({ id, version }: Due): Promise<boolean> {
    return this.needs.tellAgain(id, version);
  }
}

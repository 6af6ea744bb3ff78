import { localDate, plusDays } from '@filiera/exchange';
import { Clock, SweepsRegularly, UnitOfWork } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { FollowEmployment } from './follow-employment.js';
import { reconciliationWindowOn } from './reconciliation-windows.js';

const EVERY_HOUR = 60 * 60 * 1000;

/** Employments that a day has overtaken: an end that was to come, a placement that its vacancy's owner has not told in time, a worker registered meanwhile. */
@Injectable()
export class SettleEmployments extends SweepsRegularly {
  constructor(private readonly work: UnitOfWork, private readonly follow: FollowEmployment, private readonly clock: Clock) {
    super(EVERY_HOUR, 'employments could not be settled');
  }

  /** @returns how many were looked at again */
  override async sweep(): Promise<number> {
    const today = localDate(this.clock.now());
    const { daysToAwaitOwner } = reconciliationWindowOn(today);
    const due = await this.work.read((tx) => tx.query<{ id: string }[]>(
      `SELECT e.id FROM mandatory_employment e
       WHERE e.ends_on <= $1
          OR (e.outcome = 'awaits-owner' AND EXISTS (SELECT FROM mandatory_communication c WHERE c.employment = e.id AND c.start_date < $2))
          OR (e.outcome IN ('unknown-worker', 'not-shared') AND EXISTS (
               SELECT FROM mandatory_communication c JOIN candidate w ON w.tax_code = c.worker_tax_code WHERE c.employment = e.id AND w.standing = 'published'
                 -- whom a correction no longer names is not waited for
                 AND NOT EXISTS (SELECT FROM mandatory_communication later WHERE later.previous_code = c.code)))
       ORDER BY e.id`,
      [today, plusDays(today, -daysToAwaitOwner)],
    ));
    const failures: unknown[] = [];
    for (const { id } of due) {
      if (this.stopping) break;
      try {
        await this.work.run((tx) => this.follow.run(id, tx));
      } catch (error) {
        // One employment that cannot be settled now must not keep the others waiting.
        failures.push(error);
      }
    }
    if (failures.length > 0) throw new Error(`${failures.length} of ${due.length} employments could not be followed`, { cause: failures[0] });
    return due.length;
  }
}

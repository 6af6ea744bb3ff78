import { Clock, SweepsRegularly, UnitOfWork } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';

const PRUNE_EVERY_MILLISECONDS = 3_600_000;
/** How long the report of a run can be read, in days. */
const KEPT_DAYS = 180;

/** Drops old reports; the last run of each interface that was done stays: the next one goes on from there. */
@Injectable()
export class PruneRuns extends SweepsRegularly {
  constructor(private readonly work: UnitOfWork, private readonly clock: Clock) {
    super(PRUNE_EVERY_MILLISECONDS, 'old runs could not be dropped');
  }

  /** @returns how many runs were dropped */
  override sweep(): Promise<number> {
    return this.work.run(async (tx) => {
      const now = this.clock.now();
      const oldest = new Date(now.getTime() - KEPT_DAYS * 86_400_000);
      const [, dropped] = await tx.query<[unknown, number]>(
        `DELETE FROM eures_run WHERE ended_at < $1 AND id NOT IN (SELECT DISTINCT ON (url) id FROM eures_run WHERE state = 'done' AND started_at <= $2 ORDER BY url, started_at DESC, id DESC)`, [oldest, now]);
      return dropped;
    });
  }
}

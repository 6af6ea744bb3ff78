import { Clock, SweepsRegularly, UnitOfWork } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';

const PRUNE_EVERY_MILLISECONDS = 6 * 3_600_000;
/** Regulation (EU) 2024/1689 art. 26.6 asks for six months at least; a year covers a whole season of complaints. */
const KEPT_DAYS = 365;

/** Drops runs whose time is over. */
@Injectable()
export class PruneMatches extends SweepsRegularly {
  constructor(private readonly work: UnitOfWork, private readonly clock: Clock) {
    super(PRUNE_EVERY_MILLISECONDS, 'old matching runs could not be dropped');
  }

  /** @returns how many runs were dropped */
  override sweep(): Promise<number> {
    const oldest = new Date(this.clock.now().getTime() - KEPT_DAYS * 86_400_000);
    return this.work.run(async (tx) => ((await tx.query(`DELETE FROM match_run WHERE at < $1`, [oldest])) as [unknown, number])[1]);
  }
}

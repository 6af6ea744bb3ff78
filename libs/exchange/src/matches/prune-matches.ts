import { Clock, DropsOldRows, UnitOfWork } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';

const EVERY_SIX_HOURS = 6 * 3_600_000;
/** Regulation (EU) 2024/1689 art. 26.6 asks for six months at least; a year covers a whole season of complaints. */
const KEPT_DAYS = 365;

/** Drops runs whose time is over. */
@Injectable()
export class PruneMatches extends DropsOldRows {
  constructor(work: UnitOfWork, clock: Clock) {
    super(work, clock, { everyMs: EVERY_SIX_HOURS, keptDays: KEPT_DAYS, statement: 'DELETE FROM match_run WHERE at < $1', failure: 'old matching runs could not be dropped' });
  }
}

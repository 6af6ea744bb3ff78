import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Clock } from '../time/clock.js';
import { DropsOldRows } from '../time/drops-old-rows.js';

/** How long an answer can be asked for again. */
export const ANSWERS_KEPT_DAYS = 7;
const EVERY_HOUR = 3_600_000;

/** Drops stored answers that are older than {@link ANSWERS_KEPT_DAYS}. */
@Injectable()
export class PruneAnswers extends DropsOldRows {
  constructor(units: UnitOfWork, clock: Clock) {
    super(units, clock, { everyMs: EVERY_HOUR, keptDays: ANSWERS_KEPT_DAYS, statement: 'DELETE FROM idempotency WHERE created_at < $1', failure: 'old answers were not dropped' });
  }
}

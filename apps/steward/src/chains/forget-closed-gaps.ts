import { Clock, DropsOldRows, UnitOfWork } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';

const EVERY_HOUR = 3_600_000;
/** Long enough to be asked about when a month is looked back on; nothing is missing any more, and a hub that lost its disk leaves many. */
const KEPT_DAYS = 30;

/** Drops gaps that were closed long ago. Open ones stay, however old. */
@Injectable()
export class ForgetClosedGaps extends DropsOldRows {
  constructor(units: UnitOfWork, clock: Clock) {
    super(units, clock, {
      everyMs: EVERY_HOUR, keptDays: KEPT_DAYS, statement: `DELETE FROM chain_fault WHERE kind = 'gap' AND closed_at < $1`, failure: 'gaps that were closed long ago could not be dropped',
    });
  }
}

import { networkStandardBreachedV1 } from '@filiera/contracts';
import { Clock, UnitOfWork } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { PrunesByRetention } from '../retention/prunes-by-retention.js';

/** Drops missed terms whose time is over. */
@Injectable()
export class PruneBreaches extends PrunesByRetention {
  constructor(work: UnitOfWork, clock: Clock) {
    super(work, clock, 'old missed terms could not be dropped', [{ table: 'standard_breach', at: 'event_time', event: networkStandardBreachedV1.type }]);
  }
}

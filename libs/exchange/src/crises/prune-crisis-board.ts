import { networkCrisisAnnouncedV1 } from '@filiera/contracts';
import { Clock, UnitOfWork } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { PrunesByRetention } from '../retention/prunes-by-retention.js';

/** Drops crises whose time is over. */
@Injectable()
export class PruneCrisisBoard extends PrunesByRetention {
  constructor(work: UnitOfWork, clock: Clock) {
    super(work, clock, 'old crises of the board could not be dropped', [{ table: 'board_crisis', at: 'event_time', event: networkCrisisAnnouncedV1.type }]);
  }
}

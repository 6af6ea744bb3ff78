import { needDeclaredV1 } from '@filiera/contracts';
import { Clock, UnitOfWork } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { PrunesByRetention } from '../retention/prunes-by-retention.js';

/** Drops needs whose time is over. */
@Injectable()
export class PruneNeedBoard extends PrunesByRetention {
  constructor(work: UnitOfWork, clock: Clock) {
    super(work, clock, 'old needs of the board could not be dropped', [{ table: 'board_need', at: 'event_time', event: needDeclaredV1.type }]);
  }
}

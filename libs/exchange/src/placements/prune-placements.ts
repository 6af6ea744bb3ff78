import { placementStartedV1 } from '@filiera/contracts';
import { Clock, UnitOfWork } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { PrunesByRetention } from '../retention/prunes-by-retention.js';

/** Drops placements whose time is over. */
@Injectable()
export class PrunePlacements extends PrunesByRetention {
  constructor(work: UnitOfWork, clock: Clock) {
    super(work, clock, 'old placements could not be dropped', [{ table: 'placement', at: 'changed_at', event: placementStartedV1.type }]);
  }
}

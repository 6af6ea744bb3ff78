import { placementStartedV1 } from '@filiera/contracts';
import { Clock, MemberRegistry, UnitOfWork } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { localDate } from '../calendar/local-date.js';
import { PrunesByRetention } from '../retention/prunes-by-retention.js';
import { stillAtWork } from './still-at-work.js';

/** Drops placements whose time is over. */
@Injectable()
export class PrunePlacements extends PrunesByRetention {
  constructor(work: UnitOfWork, clock: Clock, registry: MemberRegistry) {
    super(work, clock, 'old placements could not be dropped', [{
      table: 'placement', at: 'changed_at', event: placementStartedV1.type,
      unless: { condition: stillAtWork('$2', '$3'), values: () => [registry.self().id, localDate(clock.now())] },
    }]);
  }
}

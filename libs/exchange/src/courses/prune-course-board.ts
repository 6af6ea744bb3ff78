import { trainingCoursePublishedV1 } from '@filiera/contracts';
import { Clock, UnitOfWork } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { PrunesByRetention } from '../retention/prunes-by-retention.js';

/** Drops courses whose time is over. */
@Injectable()
export class PruneCourseBoard extends PrunesByRetention {
  constructor(work: UnitOfWork, clock: Clock) {
    super(work, clock, 'old courses of the board could not be dropped', [{ table: 'board_course', at: 'event_time', event: trainingCoursePublishedV1.type }]);
  }
}

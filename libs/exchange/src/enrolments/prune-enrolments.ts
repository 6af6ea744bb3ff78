import { trainingEnrolmentRequestedV1 } from '@filiera/contracts';
import { Clock, UnitOfWork } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { PrunesByRetention } from '../retention/prunes-by-retention.js';

/** Drops enrolments whose time is over. */
@Injectable()
export class PruneEnrolments extends PrunesByRetention {
  constructor(work: UnitOfWork, clock: Clock) {
    super(work, clock, 'old enrolments could not be dropped', [{ table: 'enrolment', at: 'changed_at', event: trainingEnrolmentRequestedV1.type }]);
  }
}

import { trainingEnrolmentRequestedV1 } from '@filiera/contracts';
import { Clock, MemberRegistry, UnitOfWork } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { localDate } from '../calendar/local-date.js';
import { CourseEntity } from '../courses/course.entity.js';
import { PrunesByRetention } from '../retention/prunes-by-retention.js';
import { placeOnCourse } from './place-on-course.js';

/** Drops enrolments whose time is over. Whoever gives a course keeps the places on it while it goes on, however long this node was off: they are told again at its next start. */
@Injectable()
export class PruneEnrolments extends PrunesByRetention {
  constructor(work: UnitOfWork, clock: Clock, registry: MemberRegistry, dataSource: DataSource) {
    super(work, clock, 'old enrolments could not be dropped', [{
      table: 'enrolment', at: 'changed_at', event: trainingEnrolmentRequestedV1.type,
      ...(dataSource.hasMetadata(CourseEntity) && { unless: { condition: placeOnCourse('$2', '$3'), values: () => [registry.self().id, localDate(clock.now())] } }),
    }]);
  }
}

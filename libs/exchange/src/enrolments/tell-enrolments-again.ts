import { trainingEnrolmentConfirmedV1 } from '@filiera/contracts';
import { Clock, MemberRegistry, Outbox, type Transaction, UnitOfWork } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { localDate } from '../calendar/local-date.js';
import { type Due, type DueQuery, TellsAgain } from '../retention/tells-again.js';
import { EnrolmentEntity } from './enrolment.entity.js';
import { oneCourseAtATime } from './one-course-at-a-time.js';
import { placeOnCourse } from './place-on-course.js';
import { prevailingEnrolment } from './stored-enrolment.js';
import { TellEnrolment } from './tell-enrolment.js';

/**
 * Tells places again that people have on courses of two or three years: the place, and what they learn on it, would otherwise be forgotten before the course ends. Who has
 * left the network has given the place up (clause 11.4), and so has none.
 */
@Injectable()
export class TellEnrolmentsAgain extends TellsAgain {
  constructor(work: UnitOfWork, outbox: Outbox, clock: Clock, private readonly registry: MemberRegistry, private readonly next: TellEnrolment) {
    super(work, outbox, clock, 'places on courses that go on could not be told again', trainingEnrolmentConfirmedV1.type);
  }

  protected override due({ before, after, most }: DueQuery, tx: Transaction): Promise<Due[]> {
    return tx.query(
      `SELECT id, version FROM enrolment WHERE ${placeOnCourse('$1', '$2')} AND changed_at < $3 AND id > $4::uuid ORDER BY id LIMIT $5`,
      [this.registry.self().id, localDate(this.clock.now()), before, after, most]);
  }

  protected override async tell({ id, version }: Due, tx: Transaction): Promise<boolean> {
    const found = await tx.findOneBy(EnrolmentEntity, { id });
    if (!found) return false;
    await oneCourseAtATime(found.course, tx);
    const known = await tx.findOne(EnrolmentEntity, { where: { id, version, status: 'confirmed' }, lock: { mode: 'pessimistic_write' } });
    if (!known) return false;
    await this.next.next(known, prevailingEnrolment(known).state, tx);
    return true;
  }
}

import { MemberRegistry, type Transaction } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { CourseEnrolments } from './course-enrolments.js';
import { decideEnrolment } from './decide-enrolment.js';
import { EnrolmentEntity } from './enrolment.entity.js';
import { oneCourseAtATime } from './one-course-at-a-time.js';
import { prevailingEnrolment } from './stored-enrolment.js';
import { TellEnrolment } from './tell-enrolment.js';

/** Takes back what is open for an own candidate who leaves the network or revokes consent (clause 11.4). */
@Injectable()
export class EndEnrolmentsOf {
  constructor(
    private readonly registry: MemberRegistry,
    private readonly places: CourseEnrolments,
    private readonly tell: TellEnrolment,
  ) {}

  /** @param person pseudonym of a candidate of this member */
  async run(person: string, tx: Transaction): Promise<void> {
    const me = this.registry.self().id;
    const where = { person, holder: me, status: In(['requested', 'waiting', 'confirmed'] as const) };
    const courses = [...new Set((await tx.findBy(EnrolmentEntity, where)).map(({ course }) => course))].sort();
    for (const course of courses) await oneCourseAtATime(course, tx);
    for (const enrolment of await tx.find(EnrolmentEntity, { where, order: { id: 'ASC' }, lock: { mode: 'pessimistic_write' } })) {
      await this.tell.next(enrolment, decideEnrolment({ do: 'withdraw' }, me, prevailingEnrolment(enrolment).state), tx);
    }
    for (const course of courses) await this.places.fill(course, tx);
  }
}

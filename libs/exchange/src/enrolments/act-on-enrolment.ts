import type { EnrolmentDeclineReason } from '@filiera/contracts';
import { MemberRegistry, UnitOfWork, type Transaction } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { CourseEntity } from '../courses/course.entity.js';
import { AddGainedSkills } from './add-gained-skills.js';
import { CourseEnrolments } from './course-enrolments.js';
import { decideEnrolment, refuseUnlessOwner } from './decide-enrolment.js';
import { enrolmentNotFound } from './enrolment-errors.js';
import { EnrolmentEntity } from './enrolment.entity.js';
import { oneCourseAtATime } from './one-course-at-a-time.js';
import { prevailingEnrolment } from './stored-enrolment.js';
import { TellEnrolment } from './tell-enrolment.js';

/** A party answers, takes back or completes: one transaction for the decision, the event, and what follows for those who wait. */
@Injectable()
export class ActOnEnrolment {
  constructor(
    private readonly work: UnitOfWork,
    private readonly registry: MemberRegistry,
    private readonly places: CourseEnrolments,
    private readonly skills: AddGainedSkills,
    private readonly tell: TellEnrolment,
  ) {}

  /** Confirms a request, or puts it on the waiting list. @throws DomainError 404, 403, 409 */
  confirm(id: string): Promise<void> {
    return this.locked(id, async (enrolment, tx) => {
      refuseUnlessOwner(this.registry.self().id, enrolment);
      await this.places.admit(enrolment, tx);
    });
  }

  /** Declines with a reason; a place that becomes free goes to the first who waits. @throws DomainError 404, 403, 409 */
  decline(id: string, reason: EnrolmentDeclineReason): Promise<void> {
    return this.locked(id, async (enrolment, tx) => {
      await this.tell.next(enrolment, decideEnrolment({ do: 'decline', reason }, this.registry.self().id, prevailingEnrolment(enrolment).state), tx);
      await this.places.fill(enrolment.course, tx);
    });
  }

  /** Takes the request back, or gives up the place. @throws DomainError 404, 403, 409 */
  withdraw(id: string): Promise<void> {
    return this.locked(id, async (enrolment, tx) => {
      await this.tell.next(enrolment, decideEnrolment({ do: 'withdraw' }, this.registry.self().id, prevailingEnrolment(enrolment).state), tx);
      await this.places.fill(enrolment.course, tx);
    });
  }

  /** Tells what was learnt: some of what the course teaches, or all of it. @throws DomainError 404, 403, 409, 422 */
  complete(id: string, gained: readonly string[] | undefined): Promise<void> {
    return this.locked(id, async (enrolment, tx) => {
      const me = this.registry.self().id;
      refuseUnlessOwner(me, enrolment);
      const taught = await taughtBy(enrolment.course, tx);
      const state = decideEnrolment({ do: 'complete', skills: gained ?? taught, taught }, me, prevailingEnrolment(enrolment).state);
      await this.tell.next(enrolment, state, tx);
      // Own events reach own projections alone: what follows for an own candidate is done here.
      if (enrolment.holder === me) await this.skills.add(enrolment.person, state.skills ?? [], tx);
    });
  }

  private locked(id: string, act: (enrolment: EnrolmentEntity, tx: Transaction) => Promise<void>): Promise<void> {
    return this.work.run(async (tx) => {
      const found = await tx.findOneBy(EnrolmentEntity, { id });
      if (!found) throw enrolmentNotFound();
      await oneCourseAtATime(found.course, tx);
      const enrolment = await tx.findOne(EnrolmentEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
      if (!enrolment) throw enrolmentNotFound();
      await act(enrolment, tx);
    });
  }
}

async function taughtBy(course: string, tx: Transaction): Promise<readonly string[]> {
  return (await tx.findOneBy(CourseEntity, { id: course }))?.content.skills ?? [];
}

import type { CourseCloseReason, EnrolmentDeclineReason } from '@filiera/contracts';
import { MemberRegistry, type Transaction } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { CourseEntity } from '../courses/course.entity.js';
import { unanswered } from './decide-enrolment.js';
import { decidePlaces } from './decide-places.js';
import { courseNotOpen } from './enrolment-errors.js';
import { EnrolmentEntity } from './enrolment.entity.js';
import { oneCourseAtATime } from './one-course-at-a-time.js';
import { prevailingEnrolment } from './stored-enrolment.js';
import { TellEnrolment } from './tell-enrolment.js';

const REASON_WHEN_CLOSED: Readonly<Record<CourseCloseReason, EnrolmentDeclineReason>> = { full: 'no-places', ended: 'enrolment-closed', cancelled: 'course-cancelled' };

/** Who has the places of an own course, and who waits for one. Every method holds the course's own lock. */
@Injectable()
export class CourseEnrolments {
  constructor(private readonly registry: MemberRegistry, private readonly tell: TellEnrolment) {}

  /**
   * Confirms a request, or puts it last on the waiting list when no place is free or somebody already waits.
   * @throws DomainError 409 when the course is closed, or the enrolment is not a request
   */
  async admit(enrolment: EnrolmentEntity, tx: Transaction): Promise<void> {
    unanswered(prevailingEnrolment(enrolment).state, ['requested']);
    const places = await openPlaces(enrolment.course, tx);
    if (places === null) throw courseNotOpen();
    await this.place(places, enrolment.course, [enrolment], tx);
  }

  /** Gives places that have become free to the first who wait. Nothing happens at a node that does not give the course, nor once it is closed. */
  async fill(course: string, tx: Transaction): Promise<void> {
    const places = await openPlaces(course, tx);
    if (places !== null) await this.place(places, course, [], tx);
  }

  /** Answers those who still wait when a course is closed; when it is cancelled, also those who had a place. */
  async close(course: string, reason: CourseCloseReason, tx: Transaction): Promise<void> {
    const told = await this.of(course, reason === 'cancelled' ? ['requested', 'waiting', 'confirmed'] : ['requested', 'waiting'], tx);
    for (const enrolment of told) {
      const state = unanswered(prevailingEnrolment(enrolment).state, ['requested', 'waiting', 'confirmed']);
      await this.tell.next(enrolment, { ...state, status: 'declined', declineReason: REASON_WHEN_CLOSED[reason] }, tx);
    }
  }

  /** Answers a request that comes after its course was closed: whoever asked had not heard of that. Nothing happens at a node that does not give the course, nor while it is open. */
  async answerLate(course: string, tx: Transaction): Promise<void> {
    if (!tx.connection.hasMetadata(CourseEntity)) return;
    await oneCourseAtATime(course, tx);
    const closed = await tx.findOneBy(CourseEntity, { id: course, stage: 'closed' });
    if (closed?.closeReason) await this.close(course, closed.closeReason, tx);
  }

  private async place(places: number, course: string, admitted: readonly EnrolmentEntity[], tx: Transaction): Promise<void> {
    const known = [...await this.of(course, ['confirmed', 'completed', 'waiting'], tx), ...admitted];
    const taken = known.filter(({ status }) => status === 'confirmed' || status === 'completed').length;
    const waiting = known.filter(({ status }) => status === 'waiting' || status === 'requested');
    for (const decision of decidePlaces({ places, taken, waiting })) {
      const enrolment = waiting.find(({ id }) => id === decision.id)!;
      const state = unanswered(prevailingEnrolment(enrolment).state, ['requested', 'waiting']);
      await this.tell.next(enrolment, { ...state, status: decision.status, ...(decision.status === 'waiting' ? { position: decision.position } : {}) }, tx);
    }
  }

  private of(course: string, statuses: EnrolmentEntity['status'][], tx: Transaction): Promise<EnrolmentEntity[]> {
    return tx.find(EnrolmentEntity, {
      where: { course, courseOwner: this.registry.self().id, status: In(statuses) }, order: { position: 'ASC', id: 'ASC' }, lock: { mode: 'pessimistic_write' },
    });
  }
}

/** How many places an own, open course has; null for any other. The course's lock is taken. */
async function openPlaces(course: string, tx: Transaction): Promise<number | null> {
  if (!tx.connection.hasMetadata(CourseEntity)) return null;
  await oneCourseAtATime(course, tx);
  const known = await tx.findOneBy(CourseEntity, { id: course, stage: 'published' });
  return known?.content.places ?? null;
}

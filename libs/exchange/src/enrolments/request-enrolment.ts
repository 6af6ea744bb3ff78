import { Clock, IdSource, MemberRegistry, UnitOfWork, type Transaction } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { OwnCandidates } from '../referrals/own-candidates.js';
import { decideRequest, type RequestedCourse } from './decide-enrolment.js';
import { enrolmentAnswerDueAt } from './enrolment-standard.js';
import { oneCourseAtATime } from './one-course-at-a-time.js';
import { TellEnrolment } from './tell-enrolment.js';

/** Asks for a place on a course of the network, for an own candidate. */
@Injectable()
export class RequestEnrolment {
  constructor(
    private readonly work: UnitOfWork,
    private readonly registry: MemberRegistry,
    private readonly candidates: OwnCandidates,
    private readonly tell: TellEnrolment,
    private readonly ids: IdSource,
    private readonly clock: Clock,
  ) {}

  /**
   * @param course id of the course
   * @param candidate pseudonym of the candidate
   * @returns the id of the enrolment
   * @throws DomainError as {@link decideRequest} says
   */
  run(course: string, candidate: string): Promise<string> {
    const now = this.clock.now();
    const me = this.registry.self().id;
    return this.work.run(async (tx) => {
      await oneCourseAtATime(course, tx);
      const state = decideRequest({
        me, course: await courseOnBoard(course, me, tx), candidate: await this.candidates.find(candidate, tx), open: await openEnrolment(course, candidate, tx),
        answerBy: enrolmentAnswerDueAt(now),
      }, now);
      const id = this.ids.entityId();
      await this.tell.first(id, candidate, state, tx);
      return id;
    });
  }
}

/** An own course prevails over whoever else claims its id. */
async function courseOnBoard(id: string, me: string, tx: Transaction): Promise<RequestedCourse | null> {
  const [row] = await tx.query<RequestedCourse[]>(
    `SELECT id, publisher AS owner, status, to_char(enrol_until, 'YYYY-MM-DD') AS "enrolUntil" FROM board_course WHERE id = $1 ORDER BY publisher = $2 DESC, event_time LIMIT 1`, [id, me]);
  return row ?? null;
}

async function openEnrolment(course: string, person: string, tx: Transaction): Promise<string | null> {
  const [row] = await tx.query<{ id: string }[]>(
    `SELECT id FROM enrolment WHERE person = $1 AND course = $2 AND status NOT IN ('declined', 'withdrawn') ORDER BY id LIMIT 1`, [person, course]);
  return row?.id ?? null;
}

import { Clock, IdSource, MemberRegistry, UnitOfWork, type Transaction } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { ofOnePublisher } from '../board/of-one-publisher.js';
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
   * @param courseOwner the member that gives the course, where its id alone does not say
   * @returns the id of the enrolment
   * @throws DomainError as {@link decideRequest} says
   */
  run(course: string, candidate: string, courseOwner?: string): Promise<string> {
    const now = this.clock.now();
    const me = this.registry.self().id;
    return this.work.run(async (tx) => {
      // The candidate before the course, as when one leaves the network.
      const held = await this.candidates.hold(candidate, tx);
      await oneCourseAtATime(course, tx);
      const asked = ofOnePublisher(await coursesOnBoard(course, tx), { me, named: courseOwner, field: 'courseOwner' });
      const state = decideRequest({
        me, course: asked, candidate: held, open: asked && await openEnrolment(asked, candidate, tx), answerBy: enrolmentAnswerDueAt(now),
      }, now);
      const id = this.ids.entityId();
      await this.tell.first(id, candidate, state, tx);
      return id;
    });
  }
}

function coursesOnBoard(id: string, tx: Transaction): Promise<RequestedCourse[]> {
  return tx.query(`SELECT id, publisher AS owner, status, to_char(enrol_until, 'YYYY-MM-DD') AS "enrolUntil" FROM board_course WHERE id = $1`, [id]);
}

async function openEnrolment({ id, owner }: RequestedCourse, person: string, tx: Transaction): Promise<string | null> {
  const [row] = await tx.query<{ id: string }[]>(
    `SELECT id FROM enrolment WHERE person = $1 AND course = $2 AND course_owner = $3 AND status NOT IN ('declined', 'withdrawn') ORDER BY id LIMIT 1`, [person, id, owner]);
  return row?.id ?? null;
}

import { trainingCourseClosedV1, trainingCoursePublishedV1, type CourseCloseReason, type CourseState } from '@filiera/contracts';
import { Clock, IdSource, Outbox, UnitOfWork, type Transaction } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { CourseEnrolments } from '../enrolments/course-enrolments.js';
import { oneCourseAtATime } from '../enrolments/one-course-at-a-time.js';
import { refuseStaleVersion, type Expected } from '../versions/expected-version.js';
import { courseNotFound } from './course-errors.js';
import { CourseEntity, type CourseContent } from './course.entity.js';
import { decideCloseCourse, decideCourseUpdate, decideDraftCourse, decideEndCourse, decidePublishCourse, type AnsweredNeed, type CourseDecision, type CourseFacts } from './decide-course.js';
import { toCourseState } from './to-course-state.js';

const CONTRACTS = { published: trainingCoursePublishedV1, closed: trainingCourseClosedV1 };

/** The courses that this member gives: every change locks, decides, saves and tells the network in one transaction. */
@Injectable()
export class Courses {
  constructor(
    private readonly work: UnitOfWork,
    private readonly outbox: Outbox,
    private readonly enrolments: CourseEnrolments,
    private readonly ids: IdSource,
    private readonly clock: Clock,
  ) {}

  /** Writes a draft. */
  draft(content: CourseContent): Promise<CourseEntity> {
    const id = this.ids.entityId();
    return this.work.run(async (tx) => {
      await tx.insert(CourseEntity, { id, ...decideDraftCourse(content), version: 1, createdAt: this.clock.now(), updatedAt: this.clock.now() });
      return read(id, tx);
    });
  }

  /** Changes a draft. @throws NotFound, Conflict */
  update(id: string, expected: readonly Expected[], changes: CourseContent): Promise<CourseEntity> {
    return this.change(id, expected, async (course) => decideCourseUpdate(course, changes));
  }

  /** Publishes a draft; the need that it names is thereby taken up. @throws NotFound, Conflict, Invalid with every fault */
  publish(id: string, expected: readonly Expected[]): Promise<CourseEntity> {
    return this.change(id, expected, async (course, tx) => decidePublishCourse(course, await declaredNeed(course.content.need, tx), this.clock.now()));
  }

  /** Closes a published course, and answers whoever still waits for a place. @throws NotFound, Conflict */
  close(id: string, expected: readonly Expected[], reason: CourseCloseReason): Promise<CourseEntity> {
    return this.work.run(async (tx) => {
      const closed = await this.change(id, expected, async (course) => decideCloseCourse(course, reason));
      await this.enrolments.close(id, reason, tx);
      return closed;
    });
  }

  /**
   * Closes a course whose last day has passed, and answers whoever still waits for a place.
   * @returns whether it was this course's time; a course that somebody closed meanwhile stays as it is
   */
  endByDate(id: string): Promise<boolean> {
    return this.work.run(async (tx) => {
      const known = await lock(id, tx);
      const decision = decideEndCourse(known, this.clock.now());
      if (!decision) return false;
      await this.save(known, decision, tx);
      await this.enrolments.close(id, 'ended', tx);
      return true;
    });
  }

  /**
   * Tells a published course once more as it is.
   * @returns whether it still had that version, and was told
   */
  tellAgain(id: string, version: number): Promise<boolean> {
    return this.work.run(async (tx) => {
      const known = await lock(id, tx);
      if (known.version !== version || known.stage !== 'published') return false;
      const { stage, content, publishedOn, closeReason, story } = known;
      await this.save(known, { course: { stage, content, publishedOn, closeReason, story }, event: 'published' }, tx);
      return true;
    });
  }

  private change(id: string, expected: readonly Expected[], decide: (course: CourseFacts, tx: Transaction) => Promise<CourseDecision>): Promise<CourseEntity> {
    return this.work.run(async (tx) => {
      const known = await lock(id, tx);
      refuseStaleVersion(known.version, ...expected);
      await this.save(known, await decide(known, tx), tx);
      return read(id, tx);
    });
  }

  private async save({ id, version: before }: CourseEntity, { course, event }: CourseDecision, tx: Transaction): Promise<void> {
    const version = before + 1;
    await tx.update(CourseEntity, { id }, { ...course, version, updatedAt: this.clock.now() });
    if (!event) return;
    await this.outbox.add(CONTRACTS[event], {
      entity: id, version, data: toCourseState(course, event) as CourseState, ...(course.story ? { correlationId: course.story } : {}),
    }, tx);
  }
}

async function lock(id: string, tx: Transaction): Promise<CourseEntity> {
  await oneCourseAtATime(id, tx);
  const known = await tx.findOne(CourseEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
  if (!known) throw courseNotFound();
  return known;
}

async function read(id: string, tx: Transaction): Promise<CourseEntity> {
  const course = await tx.findOneBy(CourseEntity, { id });
  if (!course) throw courseNotFound();
  return course;
}

/** The story of a need that is declared, as the network told it; null when it is withdrawn, unknown, or none is named. */
async function declaredNeed(id: string | undefined, tx: Transaction): Promise<AnsweredNeed | null> {
  if (id === undefined) return null;
  const [need] = await tx.query<AnsweredNeed[]>(`SELECT correlation AS story FROM board_need WHERE id = $1 AND status = 'declared' ORDER BY publisher LIMIT 1`, [id]);
  return need ?? null;
}

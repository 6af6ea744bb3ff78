import { ErasesPerson, isInDoubt, type PersonEraser, type Transaction } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { CourseEnrolments } from './course-enrolments.js';
import { oneCourseAtATime } from './one-course-at-a-time.js';

/**
 * Erases the enrolments of a person, at both parties. A place that becomes free goes to the first who waits. A restored node that carries out again what it had asked for
 * gives none: who got the place was told then, and comes back with what else was told.
 */
@ErasesPerson()
@Injectable()
export class EraseEnrolments implements PersonEraser {
  constructor(private readonly places: CourseEnrolments) {}

  async erase(person: string, tx: Transaction): Promise<number> {
    const courses = await tx.query<{ course: string }[]>(`SELECT DISTINCT course FROM enrolment WHERE person = $1 ORDER BY course`, [person]);
    for (const { course } of courses) await oneCourseAtATime(course, tx);
    const [, erased] = await tx.query<[unknown, number]>(`DELETE FROM enrolment WHERE person = $1`, [person]);
    if (!(await isInDoubt(tx))) for (const { course } of courses) await this.places.fill(course, tx);
    return erased;
  }
}

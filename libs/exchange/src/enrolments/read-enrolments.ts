import { Clock, MemberRegistry, UnitOfWork, type Transaction } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { boundedCount } from '../paging/bounded-count.js';
import { offsetOf, type Page } from '../paging/page-query.js';
import { enrolmentNotFound } from './enrolment-errors.js';
import { EnrolmentEntity } from './enrolment.entity.js';
import type { EnrolmentQuery } from './enrolment.requests.js';
import type { EnrolmentView } from './enrolment.view.js';

interface KnownCourse {
  readonly publisher: string;
  readonly id: string;
  readonly title: string;
  readonly startDate: string;
  readonly endDate: string;
}

/** Enrolments as people read them, with what this node knows of the courses by now. */
@Injectable()
export class ReadEnrolments {
  constructor(private readonly work: UnitOfWork, private readonly registry: MemberRegistry, private readonly clock: Clock) {}

  /** A page, the last changed first. */
  page(query: EnrolmentQuery): Promise<Page<EnrolmentView>> {
    return this.work.read(async (tx) => {
      const rows = tx.createQueryBuilder(EnrolmentEntity, 'enrolment').where('true');
      if (query.status) rows.andWhere({ status: query.status });
      if (query.course) rows.andWhere({ course: query.course });
      if (query.candidate) rows.andWhere({ person: query.candidate });
      if (query.as) rows.andWhere(query.as === 'holder' ? { holder: this.registry.self().id } : { courseOwner: this.registry.self().id });
      const total = await boundedCount(rows, tx);
      const items = await rows.orderBy({ 'enrolment.changedAt': 'DESC', 'enrolment.id': 'ASC' }).offset(offsetOf(query)).limit(query.size).getMany();
      return { items: await this.views(items, tx), page: query.page, size: query.size, total };
    });
  }

  /** @throws NotFound */
  one(id: string): Promise<EnrolmentView> {
    return this.work.read(async (tx) => {
      const enrolment = await tx.findOneBy(EnrolmentEntity, { id });
      if (!enrolment) throw enrolmentNotFound();
      return (await this.views([enrolment], tx))[0]!;
    });
  }

  private async views(rows: readonly EnrolmentEntity[], tx: Transaction): Promise<EnrolmentView[]> {
    const courses = await coursesOf(rows, tx);
    const now = this.clock.now();
    return rows.map((row) => {
      const course = courses.get(keyOf(row.courseOwner, row.course));
      return {
        id: row.id, version: row.version, status: row.status, candidate: row.person,
        course: { id: row.course, known: course !== undefined, title: course?.title ?? null, startDate: course?.startDate ?? null, endDate: course?.endDate ?? null },
        courseOwner: row.courseOwner, holder: row.holder, answerBy: row.answerBy.toISOString(), late: row.status === 'requested' && row.answerBy < now,
        position: row.position, declineReason: row.declineReason ?? null, skills: row.skills ?? [], askedAt: row.askedAt?.toISOString() ?? null,
        changedAt: row.changedAt.toISOString(),
      };
    });
  }
}

/** The courses of the owners named: an id alone could be claimed by two publishers. */
async function coursesOf(rows: readonly EnrolmentEntity[], tx: Transaction): Promise<Map<string, KnownCourse>> {
  if (rows.length === 0) return new Map();
  const found = await tx.query<KnownCourse[]>(
    `SELECT publisher, id, content ->> 'title' AS title, to_char(start_date, 'YYYY-MM-DD') AS "startDate", to_char(end_date, 'YYYY-MM-DD') AS "endDate"
     FROM board_course JOIN unnest($1::uuid[], $2::text[]) AS wanted (course, owner) ON id = wanted.course AND publisher = wanted.owner`,
    [rows.map(({ course }) => course), rows.map(({ courseOwner }) => courseOwner)]);
  return new Map(found.map((course) => [keyOf(course.publisher, course.id), course]));
}

function keyOf(owner: string, course: string): string {
  return `${owner}/${course}`;
}

import { UnitOfWork } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { boundedCount } from '../paging/bounded-count.js';
import { offsetOf, type Page } from '../paging/page-query.js';
import { courseNotFound } from './course-errors.js';
import type { ListCoursesQuery } from './course-requests.js';
import { toCourseView, type CourseView } from './course-view.js';
import { CourseEntity } from './course.entity.js';

/** Finds the member's own courses, drafts included. */
@Injectable()
export class FindCourses {
  constructor(private readonly work: UnitOfWork) {}

  /** The last changed first. */
  list(query: ListCoursesQuery): Promise<Page<CourseView>> {
    return this.work.read(async (tx) => {
      const rows = tx.createQueryBuilder(CourseEntity, 'course');
      if (query.stage) rows.andWhere({ stage: query.stage });
      if (query.title) rows.andWhere(`position(lower(:title) IN lower(course.content ->> 'title')) > 0`, { title: query.title });
      const total = await boundedCount(rows, tx);
      const items = await rows.orderBy({ 'course.updatedAt': 'DESC', 'course.id': 'ASC' }).offset(offsetOf(query)).limit(query.size).getMany();
      return { items: items.map(toCourseView), page: query.page, size: query.size, total };
    });
  }

  /** @throws NotFound */
  one(id: string): Promise<CourseView> {
    return this.work.read(async (tx) => {
      const course = await tx.findOneBy(CourseEntity, { id });
      if (!course) throw courseNotFound();
      return toCourseView(course);
    });
  }
}

import { COURSE_CLOSE_REASONS, CourseState, type CourseCloseReason } from '@filiera/contracts';
import { ApiProperty } from '@nestjs/swagger';
import { DescribedBy } from '../openapi/described-by.js';
import { DraftCourseRequest } from './course-requests.js';
import type { CourseEntity, CourseStage } from './course.entity.js';

/** A course as its own member sees it. */
@DescribedBy(CourseState, { omits: ['status', 'publishedOn', 'closeReason'] })
export class CourseView extends DraftCourseRequest {
  @ApiProperty({ format: 'uuid' })
  readonly id!: string;

  @ApiProperty({ enum: ['draft', 'published', 'closed'] })
  readonly stage!: CourseStage;

  @ApiProperty({ description: 'Da indicare in If-Match per modificare / To be named in If-Match when changing' })
  readonly version!: number;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  readonly publishedOn!: string | null;

  @ApiProperty({ enum: COURSE_CLOSE_REASONS, nullable: true })
  readonly closeReason!: CourseCloseReason | null;

  @ApiProperty({ format: 'date-time' })
  readonly createdAt!: string;

  @ApiProperty({ format: 'date-time' })
  readonly updatedAt!: string;
}

/** What the member's own people see: the content with where it stands. */
export function toCourseView(course: CourseEntity): CourseView {
  const { id, stage, version, publishedOn, closeReason, createdAt, updatedAt } = course;
  return { ...course.content, id, stage, version, publishedOn, closeReason, createdAt: createdAt.toISOString(), updatedAt: updatedAt.toISOString() };
}

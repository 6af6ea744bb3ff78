import { COURSE_CLOSE_REASONS, CourseState, type CourseCloseReason } from '@filiera/contracts';
import { NullRemoves } from '@filiera/member-kit';
import { ApiProperty, ApiPropertyOptional, OmitType, PartialType } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, Length } from 'class-validator';
import { DescribedBy } from '../openapi/described-by.js';
import { PageQuery } from '../paging/page-query.js';
import { ReadVersion } from '../versions/read-version.js';
import type { CourseStage } from './course.entity.js';

/** Fields that the product decides, never the author. */
const DECIDED = ['status', 'publishedOn', 'closeReason'] as const;

const EXAMPLE = {
  title: 'Impianti elettrici civili', description: 'Progetto, posa e verifica di impianti elettrici in edifici civili.', language: 'it',
  skills: ['http://data.europa.eu/esco/skill/2b1f3c4d-5e6f-4a7b-8c9d-0e1f2a3b4c5d'], entry: { educationEqf: 3, skills: [], languages: [{ code: 'it', cefr: 'B1' }] },
  places: 20, startDate: '2027-01-11', endDate: '2027-03-26', enrolUntil: '2027-01-08', hours: 120, delivery: 'in-person', municipality: '075035', fee: 0, sample: false,
};

/** What an author writes of a course. Anything may be missing until it is published. */
@DescribedBy(CourseState, { omits: DECIDED, example: EXAMPLE })
export class DraftCourseRequest extends PartialType(OmitType(CourseState, DECIDED)) {}

/** Fields that change; one set to null is removed. */
@DescribedBy(CourseState, { omits: DECIDED, example: EXAMPLE })
@NullRemoves()
export class UpdateCourseRequest extends DraftCourseRequest {
  @ReadVersion()
  version?: number;
}

/** A step that needs no more than the version. */
export class CourseStepRequest {
  @ReadVersion()
  version?: number;
}

/** Why a course takes nobody any more. */
export class CloseCourseRequest extends CourseStepRequest {
  @ApiProperty({ enum: COURSE_CLOSE_REASONS, description: 'Annullato: ogni iscrizione è rifiutata. / Cancelled: every enrolment is declined.' })
  @IsIn(COURSE_CLOSE_REASONS)
  reason!: CourseCloseReason;
}

/** Which of the member's own courses to list. */
export class ListCoursesQuery extends PageQuery {
  @ApiPropertyOptional({ enum: ['draft', 'published', 'closed'] })
  @IsOptional() @IsIn(['draft', 'published', 'closed'])
  stage?: CourseStage;

  @ApiPropertyOptional({ description: 'Parte del titolo / Part of the title', example: 'impianti' })
  @IsOptional() @IsString() @Length(1, 100)
  title?: string;
}

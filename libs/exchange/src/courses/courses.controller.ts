import { PathUuid, Roles } from '@filiera/member-kit';
import { Body, Controller, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { pageOf } from '../paging/page-of.js';
import type { Page } from '../paging/page-query.js';
import { IfMatch, type Expected } from '../versions/expected-version.js';
import { CloseCourseRequest, CourseStepRequest, DraftCourseRequest, ListCoursesQuery, UpdateCourseRequest } from './course-requests.js';
import { CourseView, toCourseView } from './course-view.js';
import { Courses } from './courses.js';
import { FindCourses } from './find-courses.js';

/** The courses that this member gives, from draft to closed. Those of the whole network are at /board/courses. */
@ApiTags('courses')
@Controller('courses')
@Roles('operator', 'manager')
export class CoursesController {
  constructor(private readonly courses: Courses, private readonly finder: FindCourses) {}

  @Post()
  @ApiOperation({ summary: 'Scrive una bozza, che nessun altro vede finché non è pubblicata / Write a draft, which nobody else sees until it is published' })
  @ApiCreatedResponse({ type: CourseView })
  async draft(@Body() request: DraftCourseRequest): Promise<CourseView> {
    return toCourseView(await this.courses.draft(request));
  }

  @Get()
  @ApiOperation({ summary: 'I propri corsi, gli ultimi modificati per primi / The own courses, the last changed first' })
  @ApiOkResponse({ type: pageOf(CourseView) })
  list(@Query() query: ListCoursesQuery): Promise<Page<CourseView>> {
    return this.finder.list(query);
  }

  @Get(':id')
  @ApiOperation({ summary: 'Uno dei propri corsi / One of the own courses' })
  @ApiOkResponse({ type: CourseView })
  one(@PathUuid('id') id: string): Promise<CourseView> {
    return this.finder.one(id);
  }

  @Patch(':id')
  @ApiOperation({ summary: 'Modifica una bozza; un campo a null è tolto / Change a draft; a field set to null is removed' })
  @ApiOkResponse({ type: CourseView })
  async update(@PathUuid('id') id: string, @Body() { version, ...changes }: UpdateCourseRequest, @IfMatch() match: Expected): Promise<CourseView> {
    return toCourseView(await this.courses.update(id, [match, version], changes));
  }

  @Post(':id/publish')
  @HttpCode(200)
  @ApiOperation({ summary: 'Pubblica in rete; tutti i difetti sono detti insieme / Publish to the network; every fault is reported at once' })
  @ApiOkResponse({ type: CourseView })
  async publish(@PathUuid('id') id: string, @Body() request: CourseStepRequest, @IfMatch() match: Expected): Promise<CourseView> {
    return toCourseView(await this.courses.publish(id, [match, request.version]));
  }

  @Post(':id/close')
  @HttpCode(200)
  @ApiOperation({ summary: 'Chiude il corso: chi aspetta un posto ha risposta / Close the course: whoever waits for a place is answered' })
  @ApiOkResponse({ type: CourseView })
  async close(@PathUuid('id') id: string, @Body() request: CloseCourseRequest, @IfMatch() match: Expected): Promise<CourseView> {
    return toCourseView(await this.courses.close(id, [match, request.version], request.reason));
  }
}

import { PathUuid, Roles } from '@filiera/member-kit';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { PublisherQuery } from '../board/publisher.query.js';
import { pageOf } from '../paging/page-of.js';
import type { Page } from '../paging/page-query.js';
import { BoardCoursesQuery } from './board-course-queries.js';
import { BoardCourse } from './board-course.view.js';
import { SearchCourses } from './search-courses.js';

/** The courses of the whole network. */
@ApiTags('board')
@Controller('board/courses')
@Roles('operator', 'manager')
export class BoardCoursesController {
  constructor(private readonly courses: SearchCourses) {}

  @Get()
  @ApiOperation({ summary: 'I corsi di tutta la rete a cui ci si può ancora iscrivere / Courses of the whole network in which a place can still be asked for' })
  @ApiOkResponse({ type: pageOf(BoardCourse) })
  list(@Query() query: BoardCoursesQuery): Promise<Page<BoardCourse>> {
    return this.courses.list(query);
  }

  @Get(':id')
  @ApiOperation({ summary: 'Un corso della rete, anche chiuso / One course of the network, closed ones included' })
  @ApiOkResponse({ type: BoardCourse })
  one(@PathUuid('id') id: string, @Query() { publisher }: PublisherQuery): Promise<BoardCourse> {
    return this.courses.one(id, publisher);
  }
}

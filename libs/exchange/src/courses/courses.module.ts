import { Module } from '@nestjs/common';
import { EnrolmentPlacesModule } from '../enrolments/enrolment-places.module.js';
import { BoardCourseProjection } from './board-course-projection.js';
import { BoardCoursesController } from './board-courses.controller.js';
import { CoursesController } from './courses.controller.js';
import { Courses } from './courses.js';
import { EndCourses } from './end-courses.js';
import { FindCourses } from './find-courses.js';
import { PruneCourseBoard } from './prune-course-board.js';
import { RestoreCourse } from './restore-course.js';
import { SearchCourses } from './search-courses.js';
import { TellCoursesAgain } from './tell-courses-again.js';

/** The courses of the whole network, searchable. */
@Module({
  controllers: [BoardCourseProjection, BoardCoursesController],
  providers: [SearchCourses, PruneCourseBoard],
})
export class CourseBoardModule {}

/** The courses that a member gives: drafted, published, closed, by hand or by their last day. */
@Module({
  imports: [EnrolmentPlacesModule],
  controllers: [CoursesController],
  providers: [Courses, FindCourses, EndCourses, RestoreCourse, TellCoursesAgain],
})
export class CoursesModule {}

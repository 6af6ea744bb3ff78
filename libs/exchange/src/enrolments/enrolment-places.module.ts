import { Module } from '@nestjs/common';
import { CourseEnrolments } from './course-enrolments.js';
import { EndEnrolmentsOf } from './end-enrolments-of.js';
import { TellEnrolment } from './tell-enrolment.js';

/** The places of courses, for all who give or take them: the courses themselves, the enrolments, and candidates who leave. */
@Module({ providers: [CourseEnrolments, EndEnrolmentsOf, TellEnrolment], exports: [CourseEnrolments, EndEnrolmentsOf, TellEnrolment] })
export class EnrolmentPlacesModule {}

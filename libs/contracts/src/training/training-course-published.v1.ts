import { defineEvent } from '../events/event-contract.js';
import { OneOf } from '../fields/values.js';
import { electricalCourse, invalidCourses, onlineCourse } from './examples.js';
import { CourseState, type CourseStatus } from './course-state.js';

/** A course has been published. */
export class TrainingCoursePublishedV1 extends CourseState {
  /** Always `published`. */
  @OneOf(['published'])
  override status!: CourseStatus;
}

const example: CourseState = { ...electricalCourse };

export const trainingCoursePublishedV1 = defineEvent('training.course-published.v1', {
  payload: TrainingCoursePublishedV1,
  description: 'A course has been published.',
  example,
  moreExamples: [{ ...onlineCourse }],
  invalidExamples: [
    ...invalidCourses(example),
    { why: 'the status belongs to another event', value: { ...example, status: 'closed' } },
    { why: 'an open course has no reason to close', value: { ...example, closeReason: 'full' } },
  ],
});

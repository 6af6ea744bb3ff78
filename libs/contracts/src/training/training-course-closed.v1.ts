import { defineEvent } from '../events/event-contract.js';
import { OneOf } from '../fields/values.js';
import { electricalCourse, invalidCourses, onlineCourse } from './examples.js';
import { CourseState, type CourseStatus } from './course-state.js';

/** A course takes nobody any more, with the reason. */
export class TrainingCourseClosedV1 extends CourseState {
  /** Always `closed`. */
  @OneOf(['closed'])
  override status!: CourseStatus;
}

const example: CourseState = { ...electricalCourse, status: 'closed', closeReason: 'cancelled' };

export const trainingCourseClosedV1 = defineEvent('training.course-closed.v1', {
  payload: TrainingCourseClosedV1,
  description: 'A course takes nobody any more, with the reason.',
  example,
  moreExamples: [{ ...onlineCourse, status: 'closed', closeReason: 'ended' }],
  invalidExamples: [
    ...invalidCourses(example),
    { why: 'the status belongs to another event', value: { ...example, status: 'published' } },
    { why: 'a reason is due', value: { ...example, closeReason: undefined } },
  ],
});

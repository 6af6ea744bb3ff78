/**
 * Condition on `enrolment` for a place that somebody still has on a course of this member's own: nobody else can say what they learn on it (clause 11.5).
 * @param me parameter with this member's id
 * @param today parameter with the local date, `YYYY-MM-DD`
 */
export const placeOnCourse = (me: string, today: string): string =>
  `course_owner = ${me} AND status = 'confirmed' AND EXISTS (SELECT FROM course WHERE course.id = enrolment.course AND course.content ->> 'endDate' >= ${today})`;

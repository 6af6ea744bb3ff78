import type { EnrolmentState } from '@filiera/contracts';
import type { EnrolmentEntity } from './enrolment.entity.js';
import type { EnrolmentStep } from './merge-enrolment.js';

/** The prevailing step of a stored enrolment, as the pure decisions take it. */
export function prevailingEnrolment(row: EnrolmentEntity): EnrolmentStep {
  return { event: row.event, version: row.version, person: row.person, by: row.writtenBy, state: stateOf(row) };
}

function stateOf(row: EnrolmentEntity): EnrolmentState {
  return {
    status: row.status,
    course: row.course,
    courseOwner: row.courseOwner,
    holder: row.holder,
    answerBy: row.answerBy.toISOString(),
    ...(row.position === null ? {} : { position: row.position }),
    ...(row.declineReason ? { declineReason: row.declineReason } : {}),
    ...(row.skills ? { skills: row.skills } : {}),
  };
}

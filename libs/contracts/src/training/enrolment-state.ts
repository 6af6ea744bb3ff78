import { Agrees, Obeys, Optional } from '../fields/field-rule.js';
import { Codes, Instant, OneOf, Whole } from '../fields/values.js';
import { ENTITY_ID, ESCO_SKILL } from '../vocabulary/codes.js';
import { MEMBER_ID } from '../vocabulary/member-id.js';
import { completedHasSkills, declinedEnrolmentHasReason, waitingHasPosition } from './enrolment-rules.js';

/** Where an enrolment stands. */
export const ENROLMENT_STATUSES = ['requested', 'waiting', 'confirmed', 'declined', 'withdrawn', 'completed'] as const;
export type EnrolmentStatus = (typeof ENROLMENT_STATUSES)[number];

/** Why a course does not take somebody, or no longer. No reason may rest on a protected characteristic (D.Lgs 276/2003 art. 10). */
export const ENROLMENT_DECLINE_REASONS = ['requirements-not-met', 'no-places', 'enrolment-closed', 'course-cancelled', 'did-not-attend', 'not-passed', 'other'] as const;
export type EnrolmentDeclineReason = (typeof ENROLMENT_DECLINE_REASONS)[number];

/** A candidate's place on a course, between the member that holds the candidate and the member that gives the course. */
export class EnrolmentState {
  /** Where the enrolment stands. */
  @OneOf(ENROLMENT_STATUSES)
  status!: EnrolmentStatus;

  /** The course. */
  @Obeys(ENTITY_ID)
  course!: string;

  /** The member that gives the course. */
  @Obeys(MEMBER_ID)
  courseOwner!: string;

  /** The member that holds the candidate; it may be the same one. */
  @Obeys(MEMBER_ID)
  @Agrees(waitingHasPosition)
  @Agrees(declinedEnrolmentHasReason)
  @Agrees(completedHasSkills)
  holder!: string;

  /** Until when the answer is due by the agreement's service standard. */
  @Instant()
  answerBy!: string;

  /** Place on the waiting list, from 1, when it was told. */
  @Optional()
  @Whole(1, 9999)
  position?: number;

  /** Why it was declined. */
  @Optional()
  @OneOf(ENROLMENT_DECLINE_REASONS)
  declineReason?: EnrolmentDeclineReason;

  /** ESCO skills gained. */
  @Optional()
  @Codes(ESCO_SKILL, 100, 1)
  skills?: string[];
}

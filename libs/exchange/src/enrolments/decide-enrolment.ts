import type { EnrolmentDeclineReason, EnrolmentState } from '@filiera/contracts';
import { localDate } from '../calendar/local-date.js';
import {
  alreadyEnrolled, courseNotOpen, notTaught, notTheCourseOwner, notTheHolder, notYourCandidate, unknownCourse, wrongEnrolmentStatus,
} from './enrolment-errors.js';

/** What this node knows of a course when it asks for a place. */
export interface RequestedCourse {
  readonly id: string;
  /** The member that gives it. */
  readonly owner: string;
  readonly status: string;
  /** Last day on which a place can be asked for, `YYYY-MM-DD`. */
  readonly enrolUntil: string;
}

/** Everything that the decision looks at. */
export interface RequestFacts {
  readonly me: string;
  readonly course: RequestedCourse | null;
  /** The own candidate on the network, or null. */
  readonly candidate: { readonly person: string } | null;
  /** Id of an enrolment of the same person in the same course that has not come to nothing. */
  readonly open: string | null;
  /** By when the agreement wants an answer. */
  readonly answerBy: Date;
}

/**
 * Decides a new request.
 * @throws DomainError 404 for an unknown course, 403 for a candidate of another member, 409 when the course takes nobody any more or the pair is enrolled
 */
export function decideRequest({ me, course, candidate, open, answerBy }: RequestFacts, now: Date): EnrolmentState {
  if (!course) throw unknownCourse();
  if (!candidate) throw notYourCandidate();
  if (course.status !== 'published' || course.enrolUntil < localDate(now)) throw courseNotOpen();
  if (open) throw alreadyEnrolled(open);
  return { status: 'requested', course: course.id, courseOwner: course.owner, holder: me, answerBy: answerBy.toISOString() };
}

/** What a member wants to do with an enrolment. */
export type EnrolmentCommand =
  | { readonly do: 'withdraw' }
  | { readonly do: 'decline'; readonly reason: EnrolmentDeclineReason }
  | { readonly do: 'complete'; readonly skills: readonly string[]; readonly taught: readonly string[] };

/**
 * Decides what a command makes of an enrolment; places are decided apart, for the course as a whole.
 * @param me the member that commands
 * @throws DomainError 403 when that party may not do it, 409 when the status does not allow it, 422 for skills that the course does not teach
 */
export function decideEnrolment(command: EnrolmentCommand, me: string, state: EnrolmentState): EnrolmentState {
  switch (command.do) {
    case 'withdraw':
      if (me !== state.holder) throw notTheHolder();
      return { ...unanswered(state, ['requested', 'waiting', 'confirmed']), status: 'withdrawn' };
    case 'decline':
      refuseUnlessOwner(me, state);
      return { ...unanswered(state, ['requested', 'waiting', 'confirmed']), status: 'declined', declineReason: command.reason };
    case 'complete':
      refuseUnlessOwner(me, state);
      if (command.skills.length === 0 || command.skills.some((skill) => !command.taught.includes(skill))) throw notTaught();
      return { ...unanswered(state, ['confirmed']), status: 'completed', skills: [...command.skills] };
  }
}

/** @throws DomainError 403 for any other member than the one that gives the course */
export function refuseUnlessOwner(me: string, state: Pick<EnrolmentState, 'courseOwner'>): void {
  if (me !== state.courseOwner) throw notTheCourseOwner();
}

/**
 * The state without what only its present status has.
 * @throws DomainError 409 from any other status than those needed
 */
export function unanswered({ position, declineReason, skills, ...state }: EnrolmentState, needed: readonly EnrolmentState['status'][]): EnrolmentState {
  if (!needed.includes(state.status)) throw wrongEnrolmentStatus(state.status, needed);
  return state;
}

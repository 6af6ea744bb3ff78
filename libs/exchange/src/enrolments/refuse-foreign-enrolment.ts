import type { EnrolmentState } from '@filiera/contracts';
import { Refused } from '@filiera/member-kit';
import { refuseLeap } from '../versions/refuse-leap.js';
import type { EnrolmentStep } from './merge-enrolment.js';

/**
 * Refuses a step that its writer had no right to write, or that is none of this member's business: the envelope proves who wrote it, this says whether that party may.
 * @param me the member that received it, or wrote it
 * @param known the enrolment as this node knows it, or null when this is the first step to arrive
 * @throws Refused, with which the event goes to quarantine
 */
export function refuseForeignEnrolment(step: EnrolmentStep, known: EnrolmentStep | null, me: string): void {
  if (step.state.holder !== me && step.state.courseOwner !== me) throw foreign('enrolment.not-a-party', '11.2', 'parties');
  if (step.by !== writerOf(step.state)) throw foreign('enrolment.not-their-step', '11.2', step.state.status);
  if (known && !sameEnrolment(step.state, known.state)) throw foreign('enrolment.another-enrolment', '11.2', 'parties, course or deadline');
  if (known && known.person !== step.person) throw foreign('enrolment.another-enrolment', '11.2', 'person');
  refuseLeap(step.version, known?.version ?? null, { of: 'enrolment', clause: '11.2' });
}

/** The holder asks and takes back; whoever gives the course answers, and tells what was learnt. */
function writerOf(state: EnrolmentState): string {
  return state.status === 'requested' || state.status === 'withdrawn' ? state.holder : state.courseOwner;
}

/** What never changes in an enrolment. */
function sameEnrolment(a: EnrolmentState, b: EnrolmentState): boolean {
  return a.course === b.course && a.courseOwner === b.courseOwner && a.holder === b.holder && Date.parse(a.answerBy) === Date.parse(b.answerBy);
}

function foreign(code: string, clause: string, what: string): Refused {
  return new Refused({
    code, clause,
    text: { it: `Evento di un’iscrizione scritto da chi non poteva scriverlo (${what}).`, en: `Event of an enrolment written by a member that may not write it (${what}).` },
  });
}

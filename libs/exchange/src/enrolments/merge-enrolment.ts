import type { EnrolmentState } from '@filiera/contracts';

/** An enrolment as one event told it: the whole state, and who wrote it. */
export interface EnrolmentStep {
  /** Id of the event. */
  readonly event: string;
  readonly version: number;
  /** The candidate's pseudonym. */
  readonly person: string;
  /** The member that published the event. */
  readonly by: string;
  readonly state: EnrolmentState;
}

/** What prevails among steps of one version, or among ends: what was learnt was learnt, and whoever takes back prevails over whoever refuses. */
const PRECEDENCE: Readonly<Record<EnrolmentState['status'], number>> = { requested: 0, waiting: 1, confirmed: 2, declined: 3, withdrawn: 4, completed: 5 };

const ENDS: ReadonlySet<EnrolmentState['status']> = new Set(['declined', 'withdrawn', 'completed']);

/** Whether nothing follows any more. */
export function isEnd(status: EnrolmentState['status']): boolean {
  return ENDS.has(status);
}

/**
 * The prevailing one of two steps of one enrolment. Two members write it, and their events cross: while the holder takes a request back, the other may tell
 * new positions on the waiting list, each a version more. So an end prevails over everything that is none, whatever the versions; then the maximum of
 * (version, precedence of the status, event id). A total order: every order of arrival ends in the same state on both nodes.
 */
export function mergeEnrolment(mine: EnrolmentStep | null, received: EnrolmentStep): EnrolmentStep {
  return mine === null || prevails(received, mine) ? received : mine;
}

function prevails(a: EnrolmentStep, b: EnrolmentStep): boolean {
  const [endOfA, endOfB] = [isEnd(a.state.status), isEnd(b.state.status)];
  if (endOfA !== endOfB) return endOfA;
  const precedence = PRECEDENCE[a.state.status] - PRECEDENCE[b.state.status];
  if (endOfA && precedence !== 0) return precedence > 0;
  if (a.version !== b.version) return a.version > b.version;
  return precedence !== 0 ? precedence > 0 : a.event > b.event;
}

import type { ReferralState } from '@filiera/contracts';

/** A referral as one event told it: the whole state, who wrote it, and when. */
export interface ReferralStep {
  /** Id of the event. */
  readonly event: string;
  readonly version: number;
  /** The candidate's pseudonym. */
  readonly person: string;
  /** The member that published the event. */
  readonly by: string;
  readonly at: Date;
  readonly state: ReferralState;
}

/**
 * What prevails when both parties wrote the same version without having seen the other's: whoever takes back prevails over
 * whoever goes on, and an end prevails over an answer.
 */
const PRECEDENCE: Readonly<Record<ReferralState['status'], number>> = { proposed: 0, accepted: 1, declined: 2, closed: 3, withdrawn: 4 };

/**
 * The newer of two steps of one referral. A referral has two writers, and their events cross: this is the maximum of a total order
 * (version, precedence of the status, writer, event id), so it is commutative, associative and idempotent, and every order of arrival
 * ends in the same state on every node.
 */
export function mergeReferral(mine: ReferralStep | null, received: ReferralStep): ReferralStep {
  return mine === null || isNewer(received, mine) ? received : mine;
}

function isNewer(a: ReferralStep, b: ReferralStep): boolean {
  if (a.version !== b.version) return a.version > b.version;
  const precedence = PRECEDENCE[a.state.status] - PRECEDENCE[b.state.status];
  if (precedence !== 0) return precedence > 0;
  // Both parties closed it at once: the vacancy's owner knows the outcome at first hand.
  const ownerWrote = Number(writtenByOwner(a)) - Number(writtenByOwner(b));
  return ownerWrote !== 0 ? ownerWrote > 0 : a.event > b.event;
}

function writtenByOwner(step: ReferralStep): boolean {
  return step.by === step.state.vacancyOwner;
}

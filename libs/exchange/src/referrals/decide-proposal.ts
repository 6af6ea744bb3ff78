import type { ReferralState } from '@filiera/contracts';
import { localDate } from '../calendar/local-date.js';
import { alreadyOpen, candidateNotAvailable, ownBothSides, ownNeither, unknownCandidate, unknownVacancy, vacancyNotLive } from './referral-errors.js';

/** What this node knows of a vacancy when it proposes somebody for it. */
export interface ProposedVacancy {
  readonly id: string;
  /** The member that published it. */
  readonly owner: string;
  readonly status: string;
  /** Last day on which it may be answered, ISO date. */
  readonly validUntil: string;
}

/** What this node knows of a candidate when it proposes them. */
export interface ProposedCandidate {
  /** The pseudonym. */
  readonly person: string;
  /** The member that follows the person. */
  readonly holder: string;
  readonly status: string;
}

/** Everything the decision looks at. */
export interface ProposalFacts {
  readonly me: string;
  readonly vacancy: ProposedVacancy | null;
  readonly candidate: ProposedCandidate | null;
  /** Id of a referral of the same person for the same vacancy that is proposed or accepted. */
  readonly open: string | null;
  /** By when the agreement wants an answer. */
  readonly answerBy: Date;
}

/**
 * Decides a new proposal: the holder offers its candidate, or the vacancy's owner asks for one it saw.
 * @throws DomainError 404 for what is unknown here, 403 when neither is one's own, 409 when both are, when the vacancy is not live,
 * the candidate not available, or the pair already proposed
 */
export function decideProposal(facts: ProposalFacts, now: Date): ReferralState {
  const { me, vacancy, candidate } = facts;
  if (!vacancy) throw unknownVacancy();
  if (!candidate) throw unknownCandidate();
  if (vacancy.owner === me && candidate.holder === me) throw ownBothSides();
  if (vacancy.owner !== me && candidate.holder !== me) throw ownNeither();
  if (!isLive(vacancy, now)) throw vacancyNotLive();
  if (candidate.status !== 'available') throw candidateNotAvailable();
  if (facts.open) throw alreadyOpen(facts.open);
  return {
    status: 'proposed',
    vacancy: vacancy.id,
    vacancyOwner: vacancy.owner,
    holder: candidate.holder,
    proposedBy: candidate.holder === me ? 'holder' : 'vacancy-owner',
    answerBy: facts.answerBy.toISOString(),
  };
}

/** What an acceptance looks at besides the referral itself. */
export interface AcceptanceFacts {
  /** The vacancy as the owner that the referral names published it. */
  readonly vacancy: ProposedVacancy | null;
  /** The own candidate, or null when this member no longer shares it; `not-mine` at the vacancy's owner. */
  readonly candidate: { readonly status: string } | null | 'not-mine';
}

/**
 * Refuses to accept a referral whose vacancy or candidate is no longer what it was.
 * @throws DomainError 404 while that owner's vacancy is unknown here (it may still arrive, or be somebody else's), 409 when it is no longer
 * live or the candidate no longer shared
 */
export function refuseUnlessAcceptable({ vacancy, candidate }: AcceptanceFacts, now: Date): void {
  if (!vacancy) throw unknownVacancy();
  if (!isLive(vacancy, now)) throw vacancyNotLive();
  if (candidate === null) throw candidateNotAvailable();
}

function isLive(vacancy: ProposedVacancy, now: Date): boolean {
  return vacancy.status === 'published' && vacancy.validUntil >= localDate(now);
}

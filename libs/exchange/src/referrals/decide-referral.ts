import type { DeclineReason, ReferralOutcome, ReferralState } from '@filiera/contracts';
import type { ReferralStep } from './merge-referral.js';
import { notAParty, notYoursToAnswer, notYoursToWithdraw, outcomeIsTheOwners, wrongStatus } from './referral-errors.js';

/** What a party is in a referral. */
export type ReferralParty = ReferralState['proposedBy'];

/** What a party asks of an existing referral. */
export type ReferralCommand =
  | { readonly do: 'accept' }
  | { readonly do: 'decline'; readonly reason: DeclineReason }
  | { readonly do: 'withdraw' }
  | { readonly do: 'close'; readonly outcome: ReferralOutcome };

/** The fact that follows from a command: which event, with which state. */
export interface ReferralDecision {
  readonly event: 'accepted' | 'declined' | 'withdrawn' | 'closed';
  readonly version: number;
  readonly state: ReferralState;
}

/**
 * Decides what a member's command makes of a referral as this node knows it.
 * An answer after its time is taken all the same: it is flagged, because a late answer serves the person better than none.
 * @param me the member that commands
 * @throws DomainError 403 when that party may not do it, 409 when the status does not allow it
 */
export function decideReferral(command: ReferralCommand, me: string, current: ReferralStep): ReferralDecision {
  const { state } = current;
  const party = partyOf(me, state);
  const decided = (event: ReferralDecision['event'], more: Partial<ReferralState> = {}): ReferralDecision => ({
    event, version: current.version + 1, state: { ...state, status: event, ...more },
  });
  switch (command.do) {
    case 'accept':
    case 'decline':
      if (party === state.proposedBy) throw notYoursToAnswer();
      refuseUnless(state, 'proposed');
      return command.do === 'accept' ? decided('accepted') : decided('declined', { declineReason: command.reason });
    case 'withdraw':
      refuseUnless(state, 'proposed', 'accepted');
      if (state.status === 'proposed' && party !== state.proposedBy) throw notYoursToWithdraw();
      return decided('withdrawn');
    case 'close':
      refuseUnless(state, 'accepted');
      if (party === 'holder' && command.outcome !== 'candidate-renounced') throw outcomeIsTheOwners();
      return decided('closed', { outcome: command.outcome });
  }
}

/**
 * What a member is in a referral.
 * @throws DomainError 403 when it is no party to it
 */
export function partyOf(member: string, state: ReferralState): ReferralParty {
  if (member === state.holder) return 'holder';
  if (member === state.vacancyOwner) return 'vacancy-owner';
  throw notAParty();
}

/** The other party: the only one that hears of the referral. */
export function counterpartOf(member: string, state: ReferralState): string {
  return member === state.holder ? state.vacancyOwner : state.holder;
}

/** Tells whether the answer to a proposal is this member's to give. */
export function awaitsAnswerOf(member: string, state: ReferralState): boolean {
  return state.status === 'proposed' && partyOf(member, state) !== state.proposedBy;
}

function refuseUnless(state: ReferralState, ...needed: ReferralState['status'][]): void {
  if (!needed.includes(state.status)) throw wrongStatus(state.status, needed);
}

import { Agrees, Obeys, Optional } from '../fields/field-rule.js';
import { Instant, OneOf } from '../fields/values.js';
import { ENTITY_ID } from '../vocabulary/codes.js';
import { MEMBER_ID } from '../vocabulary/member-id.js';
import { closedHasOutcome, declinedHasReason, differentMembers } from './referral-rules.js';

/** Where a referral stands. */
export const REFERRAL_STATUSES = ['proposed', 'accepted', 'declined', 'withdrawn', 'closed'] as const;
export type ReferralStatus = (typeof REFERRAL_STATUSES)[number];

/** Why a referral was declined. No reason may rest on a protected characteristic (D.Lgs 276/2003 art. 10). */
export const DECLINE_REASONS = [
  'requirements-not-met',
  'position-filled',
  'vacancy-closed',
  'candidate-unavailable',
  'candidate-declined',
  'too-far',
  'conditions-not-suitable',
  'no-answer',
  'other',
] as const;
export type DeclineReason = (typeof DECLINE_REASONS)[number];

/** How a referral ended. */
export const REFERRAL_OUTCOMES = ['hired', 'not-hired', 'no-show', 'candidate-renounced'] as const;
export type ReferralOutcome = (typeof REFERRAL_OUTCOMES)[number];

/** A candidate referred to a vacancy, between the member that holds the candidate and the member that owns the vacancy. */
export class ReferralState {
  /** Where the referral stands. */
  @OneOf(REFERRAL_STATUSES)
  status!: ReferralStatus;

  /** The vacancy. */
  @Obeys(ENTITY_ID)
  vacancy!: string;

  /** The member that owns the vacancy. */
  @Obeys(MEMBER_ID)
  vacancyOwner!: string;

  /** The member that holds the candidate. */
  @Obeys(MEMBER_ID)
  @Agrees(differentMembers)
  @Agrees(declinedHasReason)
  @Agrees(closedHasOutcome)
  holder!: string;

  /** Who proposed: the holder offers a candidate, or the vacancy's owner asks for one it has seen. The other one answers. */
  @OneOf(['holder', 'vacancy-owner'])
  proposedBy!: 'holder' | 'vacancy-owner';

  /** Until when the answer is due by the agreement's service standard. */
  @Instant()
  answerBy!: string;

  /** Why it was declined. */
  @Optional()
  @OneOf(DECLINE_REASONS)
  declineReason?: DeclineReason;

  /** How it ended. */
  @Optional()
  @OneOf(REFERRAL_OUTCOMES)
  outcome?: ReferralOutcome;
}

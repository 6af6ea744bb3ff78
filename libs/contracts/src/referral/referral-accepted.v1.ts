import { defineEvent } from '../events/event-contract.js';
import { OneOf } from '../fields/values.js';
import { invalidReferrals, proposal } from './examples.js';
import { ReferralState, type ReferralStatus } from './referral-state.js';

/** The counterpart has accepted the referral. */
export class ReferralAcceptedV1 extends ReferralState {
  /** Always `accepted`. */
  @OneOf(['accepted'])
  override status!: ReferralStatus;
}

const example: ReferralState = { ...proposal, status: 'accepted' };

export const referralAcceptedV1 = defineEvent('referral.accepted.v1', {
  payload: ReferralAcceptedV1,
  description: "The counterpart has accepted the referral.",
  example,
  moreExamples: [{ ...example, proposedBy: 'vacancy-owner' }],
  invalidExamples: [
    ...invalidReferrals(example),
    { why: 'an accepted referral has no reason to decline', value: { ...example, declineReason: 'other' } },
    { why: 'the status belongs to another event', value: { ...example, status: 'proposed' } },
  ],
});

import { defineEvent } from '../events/event-contract.js';
import { OneOf } from '../fields/values.js';
import { invalidReferrals, proposal } from './examples.js';
import { ReferralState, type ReferralStatus } from './referral-state.js';

/** A candidate has been proposed for a vacancy, or asked for by the vacancy's owner. */
export class ReferralProposedV1 extends ReferralState {
  /** Always `proposed`. */
  @OneOf(['proposed'])
  override status!: ReferralStatus;
}

const example: ReferralState = { ...proposal };

export const referralProposedV1 = defineEvent('referral.proposed.v1', {
  payload: ReferralProposedV1,
  description: "A candidate has been proposed for a vacancy, or asked for by the vacancy's owner.",
  example,
  moreExamples: [{ ...example, proposedBy: 'vacancy-owner' }],
  invalidExamples: [
    ...invalidReferrals(example),
    { why: 'an open proposal has no outcome', value: { ...example, outcome: 'hired' } },
    { why: 'the status belongs to another event', value: { ...example, status: 'accepted' } },
  ],
});

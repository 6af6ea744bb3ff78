import { defineEvent } from '../events/event-contract.js';
import { OneOf } from '../fields/values.js';
import { invalidReferrals, proposal } from './examples.js';
import { ReferralState, type ReferralStatus } from './referral-state.js';

/** The member that proposed the referral has withdrawn it. */
export class ReferralWithdrawnV1 extends ReferralState {
  /** Always `withdrawn`. */
  @OneOf(['withdrawn'])
  override status!: ReferralStatus;
}

const example: ReferralState = { ...proposal, status: 'withdrawn' };

export const referralWithdrawnV1 = defineEvent('referral.withdrawn.v1', {
  payload: ReferralWithdrawnV1,
  description: "The member that proposed the referral has withdrawn it.",
  example,
  moreExamples: [{ ...example, proposedBy: 'vacancy-owner' }],
  invalidExamples: [
    ...invalidReferrals(example),
    { why: 'a withdrawn referral has no outcome', value: { ...example, outcome: 'no-show' } },
  ],
});

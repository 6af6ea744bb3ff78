import { defineEvent } from '../events/event-contract.js';
import { OneOf } from '../fields/values.js';
import { invalidReferrals, proposal } from './examples.js';
import { ReferralState, type ReferralStatus } from './referral-state.js';

/** The referral has been withdrawn: by its proposer while unanswered, by either member once accepted. */
export class ReferralWithdrawnV1 extends ReferralState {
  /** Always `withdrawn`. */
  @OneOf(['withdrawn'])
  override status!: ReferralStatus;
}

const example: ReferralState = { ...proposal, status: 'withdrawn' };

export const referralWithdrawnV1 = defineEvent('referral.withdrawn.v1', {
  payload: ReferralWithdrawnV1,
  description: 'The referral has been withdrawn: by its proposer while unanswered, by either member once accepted.',
  example,
  moreExamples: [{ ...example, proposedBy: 'vacancy-owner' }],
  invalidExamples: [
    ...invalidReferrals(example),
    { why: 'a withdrawn referral has no outcome', value: { ...example, outcome: 'no-show' } },
  ],
});

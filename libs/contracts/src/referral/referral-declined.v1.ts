import { defineEvent } from '../events/event-contract.js';
import { OneOf } from '../fields/values.js';
import { invalidReferrals, proposal } from './examples.js';
import { ReferralState, type ReferralStatus } from './referral-state.js';

/** The counterpart has declined the referral, with its reason. */
export class ReferralDeclinedV1 extends ReferralState {
  /** Always `declined`. */
  @OneOf(['declined'])
  override status!: ReferralStatus;
}

const example: ReferralState = { ...proposal, status: 'declined', declineReason: 'requirements-not-met' };

export const referralDeclinedV1 = defineEvent('referral.declined.v1', {
  payload: ReferralDeclinedV1,
  description: "The counterpart has declined the referral, with its reason.",
  example,
  moreExamples: [{ ...example, proposedBy: 'vacancy-owner' }],
  invalidExamples: [
    ...invalidReferrals(example),
    { why: 'a reason is due', value: { ...example, declineReason: undefined } },
    { why: 'the reason is one of the list', value: { ...example, declineReason: 'age' } },
  ],
});

import { defineEvent } from '../events/event-contract.js';
import { OneOf } from '../fields/values.js';
import { invalidReferrals, proposal } from './examples.js';
import { ReferralState, type ReferralStatus } from './referral-state.js';

/** The referral has ended, with its outcome. */
export class ReferralClosedV1 extends ReferralState {
  /** Always `closed`. */
  @OneOf(['closed'])
  override status!: ReferralStatus;
}

const example: ReferralState = { ...proposal, status: 'closed', outcome: 'hired' };

export const referralClosedV1 = defineEvent('referral.closed.v1', {
  payload: ReferralClosedV1,
  description: "The referral has ended, with its outcome.",
  example,
  moreExamples: [{ ...example, proposedBy: 'vacancy-owner' }],
  invalidExamples: [
    ...invalidReferrals(example),
    { why: 'an outcome is due', value: { ...example, outcome: undefined } },
    { why: 'the outcome is one of the list', value: { ...example, outcome: 'maybe' } },
  ],
});

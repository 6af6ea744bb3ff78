import type { InvalidExample } from '../events/event-contract.js';
import type { ReferralState } from './referral-state.js';

/** A referral as first proposed. */
export const proposal: ReferralState = {
  status: 'proposed',
  vacancy: '7f9c24e5-2c1d-4b6a-9d3e-5a8b1c0f4e21',
  vacancyOwner: 'agenzia-esempio',
  holder: 'cpi-esempio',
  proposedBy: 'holder',
  answerBy: '2026-11-30T23:00:00.000Z',
};

/** What no referral may be, in any state: `valid` is a valid one of the event. */
export function invalidReferrals(valid: ReferralState): readonly InvalidExample[] {
  return [
    { why: 'the vacancy is identified by its UUID', value: { ...valid, vacancy: '42' } },
    { why: 'a member is not a kind', value: { ...valid, holder: 'cpi' } },
    { why: 'a member refers nobody to itself', value: { ...valid, holder: valid.vacancyOwner } },
    { why: 'the deadline is an instant in UTC', value: { ...valid, answerBy: '2026-11-30' } },
    { why: 'the deadline is on the calendar', value: { ...valid, answerBy: '2026-11-31T10:00:00Z' } },
    { why: 'somebody proposed it', value: { ...valid, proposedBy: 'coordinator' } },
    { why: 'contacts never travel in the state', value: { ...valid, email: 'persona@example.org' } },
    { why: 'the holder is missing', value: { ...valid, holder: undefined } },
  ];
}

import { defineEvent } from '../events/event-contract.js';
import { OneOf } from '../fields/values.js';

/** Why a candidate left the network. */
export const WITHDRAWAL_REASONS = ['consent-revoked', 'erased', 'holder-withdrew'] as const;
export type WithdrawalReason = (typeof WITHDRAWAL_REASONS)[number];

/** A candidate is no longer offered: readers drop the profile. */
export class CandidateWithdrawnV1 {
  /** Why: consent revoked, data erased, or the holder's own decision. */
  @OneOf(WITHDRAWAL_REASONS)
  reason!: WithdrawalReason;
}

export const candidateWithdrawnV1 = defineEvent('candidate.withdrawn.v1', {
  payload: CandidateWithdrawnV1,
  description: 'A candidate is no longer offered to the network: a tombstone, after which readers drop the profile.',
  example: { reason: 'consent-revoked' },
  moreExamples: [{ reason: 'erased' }, { reason: 'holder-withdrew' }],
  invalidExamples: [
    { why: 'the reason is not one of the list', value: { reason: 'moved-away' } },
    { why: 'the reason is missing', value: {} },
    { why: 'a tombstone carries no profile', value: { reason: 'erased', occupations: [] } },
  ],
});

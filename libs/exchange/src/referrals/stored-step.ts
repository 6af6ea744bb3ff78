import type { ReferralState } from '@filiera/contracts';
import type { ReferralStep } from './merge-referral.js';
import type { ReferralEntity, ReferralStepEntity } from './referral.entity.js';

/** The prevailing step of a stored referral, as the pure decisions take it. */
export function prevailingStep(row: ReferralEntity): ReferralStep {
  return { event: row.event, version: row.version, person: row.person, by: row.writtenBy, at: row.changedAt, state: stateOf(row, row) };
}

/** One stored step: what never changes in a referral is taken from the referral. */
export function stepOf(referral: ReferralEntity, row: ReferralStepEntity): ReferralStep {
  return { event: row.event, version: row.version, person: row.person, by: row.by, at: row.at, state: stateOf(referral, row) };
}

type Changing = Pick<ReferralEntity, 'status' | 'declineReason' | 'outcome'>;

function stateOf(referral: ReferralEntity, changing: Changing): ReferralState {
  return {
    status: changing.status,
    vacancy: referral.vacancy,
    vacancyOwner: referral.vacancyOwner,
    holder: referral.holder,
    proposedBy: referral.proposedBy,
    answerBy: referral.answerBy.toISOString(),
    ...(changing.declineReason ? { declineReason: changing.declineReason } : {}),
    ...(changing.outcome ? { outcome: changing.outcome } : {}),
  };
}

import type { CrossRule } from '../fields/field-rule.js';
import { ifStatus } from '../schema/if-status.js';
import type { ReferralState } from './referral-state.js';

export const differentMembers: CrossRule<ReferralState> = {
  name: 'different-members',
  field: 'holder',
  text: { it: "chi detiene il candidato e chi detiene l'offerta sono membri diversi", en: "the candidate's holder and the vacancy's owner are different members" },
  check: ({ holder, vacancyOwner }) => holder === undefined || holder !== vacancyOwner,
};

export const declinedHasReason: CrossRule<ReferralState> = {
  name: 'declined-has-reason',
  field: 'declineReason',
  schema: ifStatus('declined', 'declineReason'),
  text: { it: 'il motivo del rifiuto è dovuto se la proposta è rifiutata, e solo allora', en: 'a reason is due when the referral is declined, and only then' },
  check: ({ status, declineReason }) => status === undefined || (status === 'declined') === (declineReason !== undefined),
};

export const closedHasOutcome: CrossRule<ReferralState> = {
  name: 'closed-has-outcome',
  field: 'outcome',
  schema: ifStatus('closed', 'outcome'),
  text: { it: "l'esito è dovuto se la proposta è chiusa, e solo allora", en: 'an outcome is due when the referral is closed, and only then' },
  check: ({ status, outcome }) => status === undefined || (status === 'closed') === (outcome !== undefined),
};

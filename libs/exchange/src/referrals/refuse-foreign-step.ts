import type { ReferralState } from '@filiera/contracts';
import { Refused } from '@filiera/member-kit';
import { refuseLeap } from '../versions/refuse-leap.js';
import type { ReferralStep } from './merge-referral.js';

/**
 * Refuses a step that its writer had no right to write, or that is none of this member's business: the envelope proves who wrote it, this says whether that party may.
 * @param me the member that received it, or wrote it
 * @param known the referral as this node knows it, or null when this is the first step to arrive
 * @throws Refused, with which the event goes to quarantine
 */
export function refuseForeignStep(step: ReferralStep, known: ReferralStep | null, me: string): void {
  if (step.state.holder !== me && step.state.vacancyOwner !== me) throw foreign('referral.not-a-party', 'parties');
  if (!mayWrite(step.by, step.state)) throw foreign('referral.not-their-step', `${step.state.status}`);
  if (known && !sameReferral(step.state, known.state)) throw foreign('referral.another-referral', 'parties, vacancy or deadline');
  if (known && known.person !== step.person) throw foreign('referral.another-referral', 'person');
  refuseLeap(step.version, known?.version ?? null, { of: 'referral', clause: '5.1' });
}

function mayWrite(by: string, state: ReferralState): boolean {
  const proposer = state.proposedBy === 'holder' ? state.holder : state.vacancyOwner;
  const answerer = state.proposedBy === 'holder' ? state.vacancyOwner : state.holder;
  switch (state.status) {
    case 'proposed':
      return by === proposer;
    case 'accepted':
    case 'declined':
      return by === answerer;
    case 'withdrawn':
      return by === proposer || by === answerer;
    case 'closed':
      return by === state.vacancyOwner || (by === state.holder && state.outcome === 'candidate-renounced');
  }
}

/** What never changes in a referral. */
function sameReferral(a: ReferralState, b: ReferralState): boolean {
  return a.vacancy === b.vacancy && a.vacancyOwner === b.vacancyOwner && a.holder === b.holder && a.proposedBy === b.proposedBy
    && Date.parse(a.answerBy) === Date.parse(b.answerBy);
}

function foreign(code: string, what: string): Refused {
  return new Refused({
    code, clause: '5.1',
    text: { it: `Evento di un invio scritto da chi non poteva scriverlo (${what}).`, en: `Event of a referral written by a member that may not write it (${what}).` },
  });
}

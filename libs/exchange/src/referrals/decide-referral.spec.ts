import { describe, expect, it } from '@jest/globals';
import type { ReferralState } from '@filiera/contracts';
import { decideProposal, type ProposalFacts } from './decide-proposal.js';
import { awaitsAnswerOf, counterpartOf, decideReferral } from './decide-referral.js';
import type { ReferralStep } from './merge-referral.js';

const NOW = new Date('2026-11-23T09:00:00Z');

function given(state: Partial<ReferralState> = {}): ReferralStep {
  const full: ReferralState = {
    status: 'proposed', vacancy: '0193565c-0000-7000-8000-000000000001', vacancyOwner: 'agenzia-esempio', holder: 'scuola-esempio',
    proposedBy: 'holder', answerBy: '2026-11-30T22:59:59.000Z', ...state,
  };
  return { event: 'e-1', version: 1, person: '6f1f6b1e-0000-4000-8000-000000000001', by: 'scuola-esempio', at: NOW, state: full };
}

const proposal: ProposalFacts = {
  me: 'scuola-esempio',
  vacancy: { id: '0193565c-0000-7000-8000-000000000001', owner: 'agenzia-esempio', status: 'published', validUntil: '2026-12-20' },
  candidate: { person: '6f1f6b1e-0000-4000-8000-000000000001', holder: 'scuola-esempio', status: 'available' },
  open: null,
  answerBy: new Date('2026-11-30T22:59:59Z'),
};

const refused = (code: string) => expect.objectContaining({ code });

describe('proposing a referral', () => {
  it('lets the holder offer its candidate, to be answered within five working days', () => {
    expect(decideProposal(proposal, NOW)).toEqual({
      status: 'proposed', vacancy: proposal.vacancy!.id, vacancyOwner: 'agenzia-esempio', holder: 'scuola-esempio', proposedBy: 'holder',
      answerBy: '2026-11-30T22:59:59.000Z',
    });
  });

  it('lets the owner of the vacancy ask for a candidate it saw', () => {
    expect(decideProposal({ ...proposal, me: 'agenzia-esempio' }, NOW).proposedBy).toBe('vacancy-owner');
  });

  it.each([
    ['a vacancy that this node does not know', { vacancy: null }, 'referral.vacancy-unknown'],
    ['a candidate that this node does not know', { candidate: null }, 'referral.candidate-unknown'],
    ['somebody else’s candidate for somebody else’s vacancy', { me: 'cpi-esempio' }, 'referral.neither-yours'],
    ['an own candidate for an own vacancy', { candidate: { ...proposal.candidate!, holder: 'agenzia-esempio' }, me: 'agenzia-esempio' }, 'referral.both-yours'],
    ['a vacancy that is filled', { vacancy: { ...proposal.vacancy!, status: 'filled' } }, 'referral.vacancy-not-live'],
    ['a vacancy whose last day has passed', { vacancy: { ...proposal.vacancy!, validUntil: '2026-11-22' } }, 'referral.vacancy-not-live'],
    ['a candidate who is not available', { candidate: { ...proposal.candidate!, status: 'unavailable' } }, 'referral.candidate-not-available'],
    ['a pair that is proposed already', { open: 'r-1' }, 'referral.already-open'],
  ])('refuses %s', (_, change, code) => {
    expect(() => decideProposal({ ...proposal, ...change }, NOW)).toThrow(refused(code));
  });

  it('takes a vacancy on its last day', () => {
    expect(decideProposal({ ...proposal, vacancy: { ...proposal.vacancy!, validUntil: '2026-11-23' } }, NOW).status).toBe('proposed');
  });
});

describe('acting on a referral', () => {
  it('lets the other party accept', () => {
    expect(decideReferral({ do: 'accept' }, 'agenzia-esempio', given())).toMatchObject({ event: 'accepted', version: 2, state: { status: 'accepted' } });
  });

  it('declines with its reason', () => {
    expect(decideReferral({ do: 'decline', reason: 'other' }, 'agenzia-esempio', given()).state).toMatchObject({ status: 'declined', declineReason: 'other' });
  });

  it('does not let the proposer answer itself', () => {
    expect(() => decideReferral({ do: 'accept' }, 'scuola-esempio', given())).toThrow(refused('referral.answer-is-the-others'));
  });

  it('does not let anyone else act', () => {
    expect(() => decideReferral({ do: 'accept' }, 'cpi-esempio', given())).toThrow(refused('referral.not-a-party'));
  });

  it('lets only the proposer take back a proposal, and both parties an accepted referral', () => {
    expect(() => decideReferral({ do: 'withdraw' }, 'agenzia-esempio', given())).toThrow(refused('referral.withdraw-is-the-proposers'));
    expect(decideReferral({ do: 'withdraw' }, 'scuola-esempio', given()).event).toBe('withdrawn');
    expect(decideReferral({ do: 'withdraw' }, 'agenzia-esempio', given({ status: 'accepted' })).event).toBe('withdrawn');
  });

  it('closes only what was accepted', () => {
    expect(() => decideReferral({ do: 'close', outcome: 'hired' }, 'agenzia-esempio', given())).toThrow(refused('referral.wrong-status'));
    expect(decideReferral({ do: 'close', outcome: 'hired' }, 'agenzia-esempio', given({ status: 'accepted' })).state.outcome).toBe('hired');
  });

  it('lets the holder declare that the candidate renounced, and no other outcome', () => {
    const accepted = given({ status: 'accepted' });
    expect(decideReferral({ do: 'close', outcome: 'candidate-renounced' }, 'scuola-esempio', accepted).event).toBe('closed');
    expect(() => decideReferral({ do: 'close', outcome: 'hired' }, 'scuola-esempio', accepted)).toThrow(refused('referral.outcome-is-the-owners'));
  });

  it.each(['declined', 'withdrawn', 'closed'] as const)('leaves a referral that is %s as it is', (status) => {
    for (const me of ['agenzia-esempio', 'scuola-esempio']) {
      expect(() => decideReferral({ do: 'withdraw' }, me, given({ status }))).toThrow(refused('referral.wrong-status'));
    }
  });

  it('knows who is to answer and who is to hear', () => {
    expect(awaitsAnswerOf('agenzia-esempio', given().state)).toBe(true);
    expect(awaitsAnswerOf('scuola-esempio', given().state)).toBe(false);
    expect(counterpartOf('scuola-esempio', given().state)).toBe('agenzia-esempio');
  });
});

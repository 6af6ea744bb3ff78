import { describe, expect, it } from '@jest/globals';
import type { ReferralState } from '@filiera/contracts';
import fc from 'fast-check';
import { answerTime } from './answer-time.js';
import { decideReferral, type ReferralCommand } from './decide-referral.js';
import { mergeReferral, type ReferralStep } from './merge-referral.js';

const HOLDER = 'scuola-esempio';
const OWNER = 'agenzia-esempio';
const PERSON = '6f1f6b1e-0000-4000-8000-000000000001';

function step(version: number, by: string, state: Partial<ReferralState>, event = `e-${version}-${by}-${state.status}`): ReferralStep {
  const full: ReferralState = {
    status: 'proposed', vacancy: '0193565c-0000-7000-8000-000000000001', vacancyOwner: OWNER, holder: HOLDER, proposedBy: 'holder',
    answerBy: '2026-11-30T22:59:59.000Z', ...state,
  };
  return { event, version, person: PERSON, by, at: new Date(`2026-11-2${Math.min(version, 9)}T10:00:00Z`), state: full };
}

/** Steps as two nodes may write them without having seen each other's, equal versions and all. */
const anyStep = fc.record({
  version: fc.integer({ min: 1, max: 4 }),
  by: fc.constantFrom(HOLDER, OWNER),
  status: fc.constantFrom('proposed', 'accepted', 'declined', 'withdrawn', 'closed'),
  event: fc.uuid(),
}).map(({ version, by, status, event }) => step(version, by, { status: status as ReferralState['status'] }, event));

function ended(steps: readonly ReferralStep[]): ReferralStep {
  return steps.reduce<ReferralStep | null>(mergeReferral, null)!;
}

describe('merging what both parties wrote', () => {
  it('ends in the same state in every order of arrival', () => {
    fc.assert(fc.property(fc.uniqueArray(anyStep, { minLength: 1, maxLength: 5, selector: (one) => one.event }), (steps) => {
      const expected = ended(steps);
      for (const order of permutationsOf(steps)) expect(ended(order)).toBe(expected);
    }));
  });

  it('does not change when an event arrives again', () => {
    fc.assert(fc.property(fc.array(anyStep, { minLength: 1, maxLength: 8 }), (steps) => {
      expect(ended([...steps, ...steps])).toBe(ended(steps));
    }));
  });

  it('lets a withdrawal prevail over an acceptance written at the same time', () => {
    const withdrawn = step(2, HOLDER, { status: 'withdrawn' });
    const accepted = step(2, OWNER, { status: 'accepted' });
    expect(mergeReferral(accepted, withdrawn)).toBe(withdrawn);
    expect(mergeReferral(withdrawn, accepted)).toBe(withdrawn);
  });

  it('takes the outcome of the vacancy’s owner when both close at once', () => {
    const renounced = step(3, HOLDER, { status: 'closed', outcome: 'candidate-renounced' });
    const hired = step(3, OWNER, { status: 'closed', outcome: 'hired' });
    expect(mergeReferral(hired, renounced)).toBe(hired);
    expect(mergeReferral(renounced, hired)).toBe(hired);
  });

  it('brings two nodes that command at will to the same state once they have heard of each other', () => {
    const command = fc.constantFrom<ReferralCommand>({ do: 'accept' }, { do: 'decline', reason: 'other' }, { do: 'withdraw' }, { do: 'close', outcome: 'not-hired' });
    fc.assert(fc.property(fc.array(fc.record({ me: fc.constantFrom(HOLDER, OWNER), command, hears: fc.boolean() }), { maxLength: 12 }), (moves) => {
      const nodes = twoNodes();
      for (const move of moves) nodes.move(move.me, move.command, move.hears);
      nodes.settle();
      expect(nodes.at(HOLDER)).toEqual(nodes.at(OWNER));
    }));
  });
});

describe('the time of an answer', () => {
  it('is late when the answer came after the time agreed, whatever order the steps came in', () => {
    const proposed = step(1, HOLDER, {});
    const accepted = { ...step(2, OWNER, { status: 'accepted' }), at: new Date('2026-12-02T08:00:00Z') };
    const now = new Date('2026-12-03T08:00:00Z');
    expect(answerTime([proposed, accepted], now)).toEqual({ answeredAt: accepted.at, late: true });
    expect(answerTime([accepted, proposed], now)).toEqual({ answeredAt: accepted.at, late: true });
  });

  it('is late when the time has passed without an answer', () => {
    expect(answerTime([step(1, HOLDER, {})], new Date('2026-12-01T00:00:00Z'))).toEqual({ answeredAt: null, late: true });
    expect(answerTime([step(1, HOLDER, {})], new Date('2026-11-25T00:00:00Z'))).toEqual({ answeredAt: null, late: false });
  });

  it('is not late when the proposal was taken back in time', () => {
    const steps = [step(1, HOLDER, {}), step(2, HOLDER, { status: 'withdrawn' })];
    expect(answerTime(steps, new Date('2027-01-01T00:00:00Z')).late).toBe(false);
  });

  it('is late when the proposal was taken back, unanswered, after the time agreed', () => {
    const steps = [step(1, HOLDER, {}), { ...step(2, HOLDER, { status: 'withdrawn' }), at: new Date('2026-12-02T08:00:00Z') }];
    expect(answerTime(steps, new Date('2027-01-01T00:00:00Z'))).toEqual({ answeredAt: null, late: true });
  });

  it('is not late when what is left of an answered one is its end, much later', () => {
    const later = new Date('2027-10-01T08:00:00Z');
    for (const end of [step(3, OWNER, { status: 'closed', outcome: 'not-hired' }), step(3, HOLDER, { status: 'withdrawn' })]) {
      expect(answerTime([{ ...end, at: later }], new Date('2027-12-01T00:00:00Z'))).toEqual({ answeredAt: null, late: false });
    }
  });
});

/** Two nodes of one referral, each with what it knows and what it has yet to hear. */
function twoNodes() {
  const first = step(1, HOLDER, {});
  const known: Record<string, ReferralStep> = { [HOLDER]: first, [OWNER]: first };
  const waiting: Record<string, ReferralStep[]> = { [HOLDER]: [], [OWNER]: [] };
  const other = (me: string): string => (me === HOLDER ? OWNER : HOLDER);
  const hear = (me: string): void => {
    for (const received of waiting[me]!.splice(0)) known[me] = mergeReferral(known[me]!, received);
  };
  let count = 0;
  return {
    move(me: string, command: ReferralCommand, hears: boolean): void {
      if (hears) hear(me);
      try {
        const decision = decideReferral(command, me, known[me]!);
        const written: ReferralStep = { event: `e-${(count += 1)}`, version: decision.version, person: PERSON, by: me, at: new Date(0), state: decision.state };
        known[me] = mergeReferral(known[me]!, written);
        waiting[other(me)]!.push(written);
      } catch (error) {
        expect(error).toHaveProperty('code');
      }
    },
    settle(): void {
      hear(HOLDER);
      hear(OWNER);
    },
    at: (me: string): ReferralStep => known[me]!,
  };
}

function* permutationsOf<T>(items: readonly T[]): Generator<T[]> {
  if (items.length <= 1) {
    yield [...items];
    return;
  }
  for (const [index, first] of items.entries()) {
    for (const rest of permutationsOf(items.filter((_, other) => other !== index))) yield [first, ...rest];
  }
}

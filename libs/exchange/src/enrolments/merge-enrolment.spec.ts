import { describe, expect, it } from '@jest/globals';
import { ENROLMENT_STATUSES, type EnrolmentState } from '@filiera/contracts';
import fc from 'fast-check';
import { isEnd, mergeEnrolment, type EnrolmentStep } from './merge-enrolment.js';

const state = (status: EnrolmentState['status']): EnrolmentState => ({ status, course: 'c', courseOwner: 'scuola-esempio', holder: 'cpi-esempio', answerBy: '2026-11-30T22:59:59.000Z' });
const step = (status: EnrolmentState['status'], version: number, event = `${status}-${version}`): EnrolmentStep => ({ event, version, person: 'p', by: 'x', state: state(status) });
const winner = (...steps: EnrolmentStep[]): EnrolmentStep => steps.reduce<EnrolmentStep | null>(mergeEnrolment, null)!;

describe('what prevails in an enrolment', () => {
  it('is the newest while nothing has ended', () => {
    expect(winner(step('requested', 1), step('waiting', 2), step('confirmed', 3)).state.status).toBe('confirmed');
    expect(winner(step('confirmed', 3), step('waiting', 2), step('requested', 1)).state.status).toBe('confirmed');
  });

  it('is a withdrawal, although the other party has told newer positions meanwhile', () => {
    expect(winner(step('waiting', 2), step('withdrawn', 3), step('waiting', 3), step('waiting', 4), step('confirmed', 5)).state.status).toBe('withdrawn');
  });

  it('is what was learnt, when a completion and a withdrawal cross', () => {
    expect(winner(step('withdrawn', 3), step('completed', 3)).state.status).toBe('completed');
    expect(winner(step('withdrawn', 5), step('completed', 3)).state.status).toBe('completed');
  });

  it('is the same in every order, and a repetition changes nothing', () => {
    const some = fc.record({ status: fc.constantFrom(...ENROLMENT_STATUSES), version: fc.integer({ min: 1, max: 4 }), event: fc.uuid() }).map(({ status, version, event }) => step(status, version, event));
    fc.assert(fc.property(fc.array(some, { minLength: 1, maxLength: 6 }), fc.nat(), (steps, seed) => {
      const shuffled = fc.sample(fc.shuffledSubarray(steps, { minLength: steps.length }), { seed, numRuns: 1 })[0]!;
      expect(winner(...shuffled, ...steps)).toEqual(winner(...steps));
      if (steps.some((one) => isEnd(one.state.status))) expect(isEnd(winner(...steps).state.status)).toBe(true);
    }), { seed: 114, numRuns: 400 });
  });
});

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { suppressSmallCells } from './suppress-small-cells.js';

const told = (followed: number, atWork: number, permanent: number) => {
  const outcome = suppressSmallCells({ years: 1, followed, atWork, permanent }, '2026-11-23');
  return [outcome.followed, outcome.atWork, outcome.permanent];
};

describe('aggregates of graduates', () => {
  it('tell no number of one to four people (GDPR art. 89)', () => {
    expect(told(4, 0, 0)).toEqual([null, null, null]);
    expect(told(5, 5, 5)).toEqual([5, 5, 5]);
    expect(told(20, 4, 0)).toEqual([20, null, null]);
    expect(told(20, 5, 0)).toEqual([20, 5, 0]);
    expect(told(20, 10, 4)).toEqual([20, 10, null]);
    expect(told(0, 0, 0)).toEqual([0, 0, 0]);
  });

  it('tell none that subtraction would give away', () => {
    expect(told(20, 16, 8)).toEqual([20, null, null]);
    expect(told(20, 15, 11)).toEqual([20, 15, null]);
    expect(told(20, 15, 10)).toEqual([20, 15, 10]);
  });

  it('never leave one to four people to be found', () => {
    const counts = fc.integer({ min: 0, max: 40 }).chain((followed) => fc.integer({ min: 0, max: followed }).chain((atWork) => fc.tuple(fc.constant(followed), fc.constant(atWork), fc.integer({ min: 0, max: atWork }))));
    fc.assert(fc.property(counts, (given) => {
      const [followed, atWork, permanent] = told(...given);
      const known = [followed, atWork, permanent, followed !== null && atWork !== null ? followed! - atWork! : null, atWork !== null && permanent !== null ? atWork! - permanent! : null];
      for (const number of known) expect(number === null || number === 0 || number! >= 5).toBe(true);
    }), { seed: 20261128, numRuns: 500 });
  });
});

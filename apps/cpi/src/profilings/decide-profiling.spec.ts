import { describe, expect, it } from '@jest/globals';
import { decideProfiling } from './decide-profiling.js';

const TODAY = '2026-11-23';
const MADE = { madeOn: TODAY, score: 0.5, inputs: { eqf: 4, monthsUnemployed: 7, monthsOfExperience: 30 } };
const withFault = (field: string, rule: string) => expect.objectContaining({ status: 422, faults: [expect.objectContaining({ field, rule })] });

describe('a profiling', () => {
  it.each([0, 0.5, 1])('may score %d (D.Lgs. 150/2015 art. 19 c. 5)', (score) => {
    expect(decideProfiling({ ...MADE, score }, TODAY).score).toBe(score);
  });

  it.each([-0.01, 1.01])('may not score %d (D.Lgs. 150/2015 art. 19 c. 5)', (score) => {
    expect(() => decideProfiling({ ...MADE, score }, TODAY)).toThrow(withFault('score', 'bounds'));
  });

  it('is of today or before, and not from before the rule', () => {
    expect(() => decideProfiling({ ...MADE, madeOn: '2026-11-24' }, TODAY)).toThrow(withFault('madeOn', 'notInFuture'));
    expect(() => decideProfiling({ ...MADE, madeOn: '2015-09-23' }, TODAY)).toThrow(withFault('madeOn', 'inTables'));
  });
});

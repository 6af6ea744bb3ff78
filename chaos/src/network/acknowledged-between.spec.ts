import { describe, expect, it } from '@jest/globals';
import { longestGap } from './acknowledged-between.js';

const at = (second: number): Date => new Date(Date.UTC(2026, 10, 23, 9, 0, second));
const SPAN = { from: at(0), to: at(30) };

describe('the longest gap between acknowledgements', () => {
  it('is the longest time without one', () => {
    expect(longestGap([at(1), at(2), at(9), at(10), at(29)], SPAN)).toBe(19);
  });

  it('reaches from the beginning to the first, and from the last to the end', () => {
    expect(longestGap([at(12), at(20), at(29)], SPAN)).toBe(12);
    expect(longestGap([at(1), at(10), at(12)], SPAN)).toBe(18);
    expect(longestGap([], SPAN)).toBe(30);
  });
});

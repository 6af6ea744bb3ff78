import { describe, expect, it } from '@jest/globals';
import { exponentOf } from './exponent.js';

describe('the exponent of growth', () => {
  it('is 1 for what grows in proportion, 2 for its square, 0 for what does not grow', () => {
    const sizes = [10, 100, 1_000, 10_000];
    expect(exponentOf(sizes.map((size) => [size, 3 * size]))).toBeCloseTo(1);
    expect(exponentOf(sizes.map((size) => [size, size ** 2 / 7]))).toBeCloseTo(2);
    expect(exponentOf(sizes.map((size) => [size, 5]))).toBeCloseTo(0);
  });

  it('is not made up from one point, nor from a quantity without a logarithm', () => {
    expect(() => exponentOf([[10, 1]])).toThrow('two points');
    expect(() => exponentOf([[10, 1], [100, 0]])).toThrow('above zero');
  });
});

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isVatNumber } from './vat-number.js';

describe('a VAT number (D.M. 23/12/1976, D.P.R. 633/1972 art. 35)', () => {
  it('passes with its check digit', () => {
    expect(['12345678903', '00000000018', '99999999990'].map(isVatNumber)).toEqual([true, true, true]);
  });

  it('fails with any other check digit, with ten or twelve digits, with letters, or with zeros alone', () => {
    for (const wrong of ['12345678900', '1234567890', '123456789030', '1234567890A', 'IT12345678903', ' 12345678903', '00000000000', '']) expect(isVatNumber(wrong)).toBe(false);
  });

  it('has exactly one check digit for any ten digits, and notices every single wrong digit', () => {
    fc.assert(fc.property(fc.stringMatching(/^[1-9][0-9]{9}$/), fc.nat(10), fc.integer({ min: 1, max: 9 }), (ten, at, by) => {
      const right = [...'0123456789'].map((digit) => ten + digit).filter(isVatNumber);
      expect(right).toHaveLength(1);
      const digits = [...right[0]!];
      digits[at] = String((Number(digits[at]) + by) % 10);
      expect(isVatNumber(digits.join(''))).toBe(false);
    }), { seed: 1976, numRuns: 200 });
  });
});

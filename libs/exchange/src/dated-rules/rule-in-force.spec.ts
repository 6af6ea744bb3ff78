import { describe, expect, it } from '@jest/globals';
import { ruleInForce } from './rule-in-force.js';

const ROWS = [
  { what: 'a', months: 36, validFrom: '2015-06-25', source: 'Esempio 1' },
  { what: 'b', months: 6, validFrom: '2017-01-01', validUntil: '2019-12-31', source: 'Esempio 2' },
  { what: 'a', months: 24, validFrom: '2018-07-14', source: 'Esempio 3' },
];

describe('the row in force', () => {
  it('is the newest of its kind whose first day has come, that day included', () => {
    expect(ruleInForce(ROWS, '2018-07-13', { what: 'a' })?.months).toBe(36);
    expect(ruleInForce(ROWS, '2018-07-14', { what: 'a' })?.months).toBe(24);
    expect(ruleInForce(ROWS, '2015-06-24', { what: 'a' })).toBeUndefined();
  });

  it('is none after the last day of a rule that was taken away, that day included', () => {
    expect(ruleInForce(ROWS, '2019-12-31', { what: 'b' })?.months).toBe(6);
    expect(ruleInForce(ROWS, '2020-01-01', { what: 'b' })).toBeUndefined();
  });
});

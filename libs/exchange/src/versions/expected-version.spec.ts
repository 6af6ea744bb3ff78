import { describe, expect, it } from '@jest/globals';
import { readIfMatch, refuseStaleVersion } from './expected-version.js';

describe('the version a client expects', () => {
  it('reads the forms that clients write', () => {
    expect([readIfMatch('"3"'), readIfMatch('3'), readIfMatch('W/"12"'), readIfMatch('*'), readIfMatch(undefined)]).toEqual([3, 3, 12, undefined, undefined]);
  });

  it.each(['"a"', '', '"1", "2"', '-1', '0'])('refuses %p, which names no version', (header) => {
    expect(() => readIfMatch(header)).toThrow(expect.objectContaining({ status: 400 }));
  });

  it('refuses a change made from an older state, and lets through one that names no version', () => {
    expect(() => refuseStaleVersion(4, 3)).toThrow(expect.objectContaining({ status: 409, code: 'version.stale' }));
    expect(() => refuseStaleVersion(4, 4, 3)).toThrow(expect.objectContaining({ status: 409 }));
    expect(() => refuseStaleVersion(4, undefined, 4)).not.toThrow();
  });
});

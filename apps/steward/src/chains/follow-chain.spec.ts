import { describe, expect, it } from '@jest/globals';
import { FIRST_PREVIOUS_DIGEST } from '@filiera/contracts';
import { type ChainHead, fillGap, followChain } from './follow-chain.js';

const head: ChainHead = { sequence: 4, digest: 'd4' };

describe('the chain of a publisher in a stream', () => {
  it('begins with the first link on nothing', () => {
    expect(followChain(null, { sequence: 1, previousDigest: FIRST_PREVIOUS_DIGEST, digest: 'd1' })).toEqual({ found: 'next', head: { sequence: 1, digest: 'd1' } });
  });

  it('goes on with the next link on the last digest', () => {
    expect(followChain(head, { sequence: 5, previousDigest: 'd4', digest: 'd5' })).toEqual({ found: 'next', head: { sequence: 5, digest: 'd5' } });
  });

  it('shows which links are missing', () => {
    expect(followChain(head, { sequence: 8, previousDigest: 'd7', digest: 'd8' })).toEqual({ found: 'gap', head: { sequence: 8, digest: 'd8' }, from: 5, to: 7 });
  });

  it('shows a publisher that rewrites its past', () => {
    expect(followChain(head, { sequence: 5, previousDigest: 'other', digest: 'd5' }).found).toBe('fork');
    expect(followChain(head, { sequence: 4, previousDigest: 'd3', digest: 'other' })).toEqual({ found: 'fork', head });
  });

  it('takes a repaired link without moving its head', () => {
    expect(followChain(head, { sequence: 2, previousDigest: 'd1', digest: 'd2' })).toEqual({ found: 'again', head });
    expect(followChain(head, { sequence: 4, previousDigest: 'd3', digest: 'd4' })).toEqual({ found: 'again', head });
  });
});

describe('a gap', () => {
  it('closes from either end, splits in the middle and vanishes when full', () => {
    expect(fillGap([{ from: 5, to: 7 }], 5)).toEqual([{ from: 6, to: 7 }]);
    expect(fillGap([{ from: 5, to: 7 }], 7)).toEqual([{ from: 5, to: 6 }]);
    expect(fillGap([{ from: 5, to: 7 }], 6)).toEqual([{ from: 5, to: 5 }, { from: 7, to: 7 }]);
    expect(fillGap([{ from: 5, to: 5 }], 5)).toEqual([]);
    expect(fillGap([{ from: 5, to: 7 }], 9)).toEqual([{ from: 5, to: 7 }]);
  });
});

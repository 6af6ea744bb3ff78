import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { leafOf, leavesOf, nodeOf, readProof, rootOf, signedBytes, treeOf } from './batch-signature.js';

const events = (count: number): Buffer[] => Array.from({ length: count }, (_, index) => leafOf(Buffer.from(`evento ${index}`)));
const sha256 = (...parts: (Buffer | string)[]): Buffer => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();

describe('a batch under one signature', () => {
  it('hashes leaves and nodes as RFC 6962 does, so that neither can pass for the other', () => {
    expect(leafOf(Buffer.from('x'))).toEqual(sha256('\0', 'x'));
    const [left, right] = events(2) as [Buffer, Buffer];
    expect(nodeOf(left, right)).toEqual(sha256('\u0001', left, right));
  });

  it('has the root of RFC 6962 where the number of events is no power of two', () => {
    const [a, b, c, d, e] = events(5) as [Buffer, Buffer, Buffer, Buffer, Buffer];
    expect(treeOf([a, b, c, d, e]).root).toEqual(nodeOf(nodeOf(nodeOf(a, b), nodeOf(c, d)), e));
    expect(treeOf([a, b, c]).root).toEqual(nodeOf(nodeOf(a, b), c));
  });

  it('is the event itself where there is only one, which then carries no proof', () => {
    const [only] = events(1) as [Buffer];
    expect(treeOf([only])).toEqual({ root: only, proofs: [undefined] });
    expect(rootOf(only, readProof(undefined)!)).toEqual(only);
  });

  it('leads every event of a batch of any size to the root, and no other event', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 300 }), fc.nat(), fc.nat(), (size, one, another) => {
      const leaves = events(size);
      const { root, proofs } = treeOf(leaves);
      const [mine, other] = [one % size, another % size];
      const proof = readProof(proofs[mine])!;
      expect(rootOf(leaves[mine]!, proof)).toEqual(root);
      if (other !== mine) expect(rootOf(leaves[other]!, proof)).not.toEqual(root);
    }));
  });

  it('makes the same proofs again from the leaves as they are kept', () => {
    const leaves = events(11);
    expect(treeOf(leavesOf(Buffer.concat(leaves)))).toEqual(treeOf(leaves));
  });

  it.each([
    ['something else', 'x'],
    ['a place outside the batch', `2.2.${'A'.repeat(43)}`],
    ['a batch of one', '0.1.'],
    ['a step too few', '0.3.'],
    ['a step too many', `0.2.${'A'.repeat(86)}`],
    ['more events than a signature may cover', `0.4097.${'A'.repeat(13 * 43)}`],
    ['half a hash', `0.2.${'A'.repeat(42)}`],
  ])('knows that %s is no proof', (_, text) => {
    expect(readProof(text)).toBeNull();
  });

  it('refuses to cover nothing, or too much', () => {
    expect(() => treeOf([])).toThrow(RangeError);
    expect(() => treeOf(Array.from({ length: 4_097 }, () => events(1)[0]!))).toThrow('1 to 4096 events, not 4097');
  });

  it('signs the root under a name of its own', () => {
    const root = events(1)[0]!;
    expect(Buffer.from(signedBytes(root)).toString('latin1')).toBe(`filiera.events.v1\n${root.toString('latin1')}`);
  });
});

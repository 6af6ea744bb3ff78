import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { leafOf, readProof, siblingOf, signedBytes, treeOf } from '@filiera/contracts';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { VerifiedBatches, type Claim } from './verified-batches.js';

const { publicKey, privateKey } = generateKeyPairSync('ed25519');
const stranger = generateKeyPairSync('ed25519');

/** Claims of a batch as its publisher makes them. */
function batch(size: number, name = 'lotto', signer: KeyObject = privateKey): Claim[] {
  const leaves = Array.from({ length: size }, (_, index) => leafOf(Buffer.from(`${name} ${index}`)));
  const { root, proofs } = treeOf(leaves);
  const signature = sign(null, signedBytes(root), signer).toString('base64url');
  return leaves.map((leaf, index) => ({ key: publicKey, signer: 'cpi-esempio', signature, leaf, proof: readProof(proofs[index])! }));
}

describe('events signed together', () => {
  it('hold, whichever of them arrive, in whatever order and however often', async () => {
    await fc.assert(fc.asyncProperty(fc.integer({ min: 1, max: 70 }), fc.array(fc.nat(), { maxLength: 60 }), async (size, picks) => {
      const claims = batch(size);
      const verified = new VerifiedBatches();
      expect(await verified.verify(picks.map((pick) => claims[pick % size]!))).toEqual(picks.map(() => true));
      expect(await verified.verify(claims)).toEqual(claims.map(() => true));
    }), { numRuns: 40 });
  });

  it('do not vouch for an event that is not one of them, before or after they were verified', async () => {
    const claims = batch(9);
    const forged = claims.map((claim, index) => ({ ...claim, leaf: leafOf(Buffer.from(`falso ${index}`)) }));
    const verified = new VerifiedBatches();
    expect(await verified.verify(forged)).toEqual(forged.map(() => false));
    expect(await verified.verify(claims)).toEqual(claims.map(() => true));
    expect(await verified.verify(forged)).toEqual(forged.map(() => false));
    expect(await verified.verify([forged[0]!, claims[0]!, forged[1]!, claims[1]!])).toEqual([false, true, false, true]);
  });

  it('do not let a known hash pass for an event, nor the proof of one place for another', async () => {
    const claims = batch(8);
    const verified = new VerifiedBatches();
    await verified.verify(claims);
    const node = siblingOf(claims[0]!.proof[1]!);
    expect(await verified.verify([{ ...claims[0]!, leaf: claims[3]!.leaf }, { ...claims[5]!, leaf: node }])).toEqual([false, false]);
  });

  it('do not hold under another key, nor with a signature over something else', async () => {
    const verified = new VerifiedBatches();
    expect(await verified.verify(batch(4, 'altro', stranger.privateKey))).toEqual([false, false, false, false]);
    const [mine, other] = [batch(4), batch(4, 'altro')];
    await verified.verify([...mine, ...other]);
    expect(await verified.verify([{ ...mine[2]!, signature: other[2]!.signature }])).toEqual([false]);
  });

  it('go on holding when more batches came meanwhile than are remembered', async () => {
    const verified = new VerifiedBatches();
    const many = Array.from({ length: 40 }, (_, index) => batch(3, `lotto ${index}`));
    for (const claims of [...many, ...many]) expect(await verified.verify(claims)).toEqual([true, true, true]);
  });
});

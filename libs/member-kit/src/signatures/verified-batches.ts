import { verify, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';
import { climb, siblingOf, signedBytes, type BatchProof } from '@filiera/contracts';

type VerifyInPool = (algorithm: null, data: Uint8Array, key: KeyObject, signature: Uint8Array) => Promise<boolean>;
const verifyInPool = promisify(verify) as unknown as VerifyInPool;

/** Below this many signatures, handing the work to the thread pool costs more than it saves. */
const WORTH_THE_POOL = 4;
/** Batches of which the verified hashes are kept: a few publishers at work at once, with some that go on from the batch before. */
const BATCHES_KEPT = 16;
/** More than the nodes of one level in any batch. */
const LEVEL = 8_192;

/** An event as its signature sees it. */
export interface Claim {
  readonly key: KeyObject;
  /** Names the key. */
  readonly signer: string;
  /** As the header has it. */
  readonly signature: string;
  readonly leaf: Buffer;
  readonly proof: BatchProof;
}

/** The hashes of one batch that are known to lie under its signed root, by level and place. */
type KnownNodes = Map<number, Buffer>;

/**
 * Tells whether events lie under a root that their publisher signed, and remembers what each proof showed on its way up: of the next event
 * of the same batch little is left to compute. A hash that was shown to lie under a signed root vouches for whatever hashes to it, whatever
 * place a proof claims for it, because leaves and nodes never hash to the same.
 */
export class VerifiedBatches {
  private readonly batches = new Map<string, KnownNodes>();

  /** Verifies what is new in a batch of events; each signature once, spread over the thread pool. Answers in the order of the claims. */
  async verify(claims: readonly Claim[]): Promise<boolean[]> {
    const first = new Map<string, Claim>();
    for (const claim of claims) if (!first.has(nameOf(claim))) first.set(nameOf(claim), claim);
    const answers = new Map<Claim, boolean>();
    const inPool = first.size >= WORTH_THE_POOL;
    await Promise.all([...first.values()].map(async (claim) => { answers.set(claim, await this.holds(claim, inPool)); }));
    const verdicts: boolean[] = [];
    for (const claim of claims) verdicts.push(answers.get(claim) ?? await this.holds(claim, false));
    return verdicts;
  }

  private async holds(claim: Claim, inPool: boolean): Promise<boolean> {
    const name = nameOf(claim);
    const known = this.batches.get(name);
    const shown: [place: number, node: Buffer][] = [];
    let node = claim.leaf;
    for (const step of claim.proof) {
      const place = step.level * LEVEL + step.index;
      const expected = known?.get(place);
      if (expected) return expected.equals(node) && this.learn(known!, shown);
      const sibling = siblingOf(step);
      shown.push([place, node], [place ^ 1, sibling]);
      node = climb(node, step, sibling);
    }
    const verifying = inPool ? verifyInPool : verify;
    if (!await verifying(null, signedBytes(node), claim.key, Buffer.from(claim.signature, 'base64url'))) return false;
    return shown.length === 0 || this.learn(this.nodesOf(name), shown);
  }

  private learn(known: KnownNodes, shown: readonly [place: number, node: Buffer][]): true {
    for (const [place, node] of shown) known.set(place, node);
    return true;
  }

  private nodesOf(name: string): KnownNodes {
    const known = this.batches.get(name) ?? new Map<number, Buffer>();
    this.batches.delete(name);
    this.batches.set(name, known);
    for (const oldest of this.batches.keys()) {
      if (this.batches.size <= BATCHES_KEPT) break;
      this.batches.delete(oldest);
    }
    return known;
  }
}

function nameOf({ signer, signature }: Claim): string {
  return `${signer} ${signature}`;
}

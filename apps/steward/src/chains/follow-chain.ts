import { FIRST_PREVIOUS_DIGEST } from '@filiera/contracts';

/** Where a publisher's chain in one stream stands. */
export interface ChainHead {
  readonly sequence: number;
  readonly digest: string;
}

/** What the headers of one event say of its place in the chain. */
export interface ChainLink {
  readonly sequence: number;
  readonly previousDigest: string;
  readonly digest: string;
}

/** What following one link showed. */
export type ChainStep =
  /** The next link, as it should be. */
  | { readonly found: 'next'; readonly head: ChainHead }
  /** Links from..to are missing before this one; a repair may still bring them. */
  | { readonly found: 'gap'; readonly head: ChainHead; readonly from: number; readonly to: number }
  /** The next number, on a chain that is not the one seen so far: the publisher rewrote its past. */
  | { readonly found: 'fork'; readonly head: ChainHead }
  /** A link seen before or behind: a repair sends again what the hub lost. */
  | { readonly found: 'again'; readonly head: ChainHead };

/** Puts one link behind the head of its chain. */
export function followChain(head: ChainHead | null, link: ChainLink): ChainStep {
  const here: ChainHead = { sequence: link.sequence, digest: link.digest };
  const known = head ?? { sequence: 0, digest: FIRST_PREVIOUS_DIGEST };
  if (link.sequence > known.sequence + 1) {
    return { found: 'gap', head: here, from: known.sequence + 1, to: link.sequence - 1 };
  }
  if (link.sequence === known.sequence + 1) {
    return { found: link.previousDigest === known.digest ? 'next' : 'fork', head: here };
  }
  if (link.sequence === known.sequence && link.digest !== known.digest) {
    return { found: 'fork', head: known };
  }
  return { found: 'again', head: known };
}

/** Numbers from..to that are missing. */
export interface Gap {
  readonly from: number;
  readonly to: number;
}

/** What remains of the gaps once a missing link has arrived. */
export function fillGap(gaps: readonly Gap[], sequence: number): Gap[] {
  return gaps.flatMap((gap) => {
    if (sequence < gap.from || sequence > gap.to) {
      return [gap];
    }
    return [{ from: gap.from, to: sequence - 1 }, { from: sequence + 1, to: gap.to }].filter(({ from, to }) => from <= to);
  });
}

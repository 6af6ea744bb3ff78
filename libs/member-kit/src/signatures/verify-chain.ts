import { FIRST_PREVIOUS_DIGEST } from '@filiera/contracts';

/** What of an envelope says where it stands in its publisher's chain. */
export interface ChainLink {
  readonly source: string;
  readonly stream: string;
  readonly sequence: number;
  readonly previousDigest: string;
  readonly digest: string;
}

/** Events that are not there: erased, past retention, or not seen. Nothing is proven about them, and nothing contradicted. */
export interface ChainGap {
  readonly source: string;
  readonly stream: string;
  readonly from: number;
  readonly to: number;
}

/** Two statements of one publisher that cannot both be true. */
export interface ChainBreak {
  readonly source: string;
  readonly stream: string;
  readonly sequence: number;
  /** `fork`: two digests for one place. `wrong-link`: it does not follow the event before it. */
  readonly kind: 'fork' | 'wrong-link';
}

/** What a chain shows. */
export interface ChainReport {
  readonly links: number;
  readonly gaps: readonly ChainGap[];
  readonly breaks: readonly ChainBreak[];
}

/**
 * Follows the chains through headers in any order, repeated ones included: one chain for each publisher and stream.
 * It holds when there are no breaks; a gap only says that its neighbours prove nothing about what was between.
 */
export function verifyChain(headers: Iterable<ChainLink>): ChainReport {
  const chains = new Map<string, Map<number, ChainLink>>();
  const breaks: ChainBreak[] = [];
  for (const link of headers) {
    const name = `${link.source} ${link.stream}`;
    const chain = chains.get(name) ?? new Map<number, ChainLink>();
    chains.set(name, chain);
    const known = chain.get(link.sequence);
    if (known && (known.digest !== link.digest || known.previousDigest !== link.previousDigest)) breaks.push({ ...placeOf(link), kind: 'fork' });
    else chain.set(link.sequence, link);
  }
  const gaps: ChainGap[] = [];
  let links = 0;
  for (const chain of chains.values()) {
    links += chain.size;
    follow([...chain.values()].sort((a, b) => a.sequence - b.sequence), gaps, breaks);
  }
  return { links, gaps, breaks };
}

function follow(chain: readonly ChainLink[], gaps: ChainGap[], breaks: ChainBreak[]): void {
  let [sequence, digest] = [0, FIRST_PREVIOUS_DIGEST];
  for (const link of chain) {
    if (link.sequence > sequence + 1) gaps.push({ source: link.source, stream: link.stream, from: sequence + 1, to: link.sequence - 1 });
    else if (link.previousDigest !== digest) breaks.push({ ...placeOf(link), kind: 'wrong-link' });
    [sequence, digest] = [link.sequence, link.digest];
  }
}

function placeOf({ source, stream, sequence }: ChainLink): Omit<ChainBreak, 'kind'> {
  return { source, stream, sequence };
}

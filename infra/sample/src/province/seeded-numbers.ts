/**
 * Numbers in [0, 1) that follow from a seed and a number of one's own (mulberry32): each person and each vacancy of the province draws from a
 * stream of its own, so that it is the same whatever was made before it.
 */
export function numbersOf(seed: number, own: number): () => number {
  let state = (Math.imul(seed, 0x9e3779b1) ^ Math.imul(own + 1, 0x85ebca6b)) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** One of the values, each as often as its weight. */
export function drawn<T>(weighted: readonly (readonly [value: T, weight: number])[], next: () => number): T {
  let rest = next() * weighted.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [value, weight] of weighted) {
    rest -= weight;
    if (rest < 0) return value;
  }
  return weighted.at(-1)![0];
}

/** A whole number from `least` to `most`, both included. */
export function between(least: number, most: number, next: () => number): number {
  return least + Math.floor(next() * (most - least + 1));
}

/** Below this share of a segment, entries are looked at one by one instead of through the lists of their skills. */
export const SELECTIVE_SHARE = 0.2;

/**
 * Of several requirements, each with the lists of those who may meet it, the lists of the most selective one.
 * Undefined when every requirement leaves more than `most` entries.
 */
export function shortest(requirements: readonly (readonly Uint16Array[])[], most: number): readonly Uint16Array[] | undefined {
  let best: readonly Uint16Array[] | undefined;
  let least = most;
  for (const lists of requirements) {
    const length = lists.reduce((sum, list) => sum + list.length, 0);
    if (length >= least) continue;
    least = length;
    best = lists;
  }
  return best;
}

/** The list of a skill: who has it, and what having it weighs. */
export type WeightedList = readonly [slots: Uint16Array, weight: number];

/** The lists worth walking, and what the others could add to an entry at most. */
export interface Worthwhile {
  readonly lists: readonly WeightedList[];
  readonly rest: number;
}

/**
 * Leaves out the longest lists, those of the commonest skills, as long as all that is left out weighs less than `least`: whoever is only in those cannot match
 * that much. What is left out of an entry's sum is added from its own skills. (The rule is MaxScore's, of the search engines.)
 */
export function worthwhile(lists: readonly WeightedList[], least: number): Worthwhile {
  const longestFirst = lists.toSorted(([a], [b]) => b.length - a.length);
  let rest = 0;
  let from = 0;
  while (from < longestFirst.length && rest + longestFirst[from]![1] < least) {
    rest += longestFirst[from]![1];
    from++;
  }
  return { lists: from === 0 ? lists : longestFirst.slice(from), rest };
}

/** What is known of a term that was told as missed: not done by the time it was noticed, done late, or withdrawn because it was kept. */
export const BREACH_OUTCOMES = ['not-done', 'done', 'withdrawn'] as const;
export type BreachOutcome = (typeof BREACH_OUTCOMES)[number];

/** @param doneAt null when it was not done by the time it was noticed */
export function breachOutcomeOf({ due, doneAt }: { readonly due: Date; readonly doneAt: Date | null }): BreachOutcome {
  if (doneAt === null) return 'not-done';
  return doneAt > due ? 'done' : 'withdrawn';
}

import { type DatedRule, ruleInForce } from '@filiera/exchange';

/** Below how many people a number is not told, from a day on. */
interface SmallestCell extends DatedRule {
  readonly people: number;
}

/** The university's own choice for what leaves the office as an aggregate: a number of few people says something of each. */
export const SMALLEST: readonly SmallestCell[] = [{ people: 5, validFrom: '1900-01-01', source: 'GDPR art. 89 par. 1' }];

/** What came of the graduates of some cohort after some years. */
export interface OutcomeCounts {
  readonly years: number;
  readonly followed: number;
  readonly atWork: number;
  /** Of those at work, with a permanent contract. */
  readonly permanent: number;
}

/** The same, with numbers that would tell of too few people left out. */
export type TellableOutcome = { readonly [count in Exclude<keyof OutcomeCounts, 'years'>]: number | null } & Pick<OutcomeCounts, 'years'>;

/**
 * Leaves out each number of too few people, and each that would give one away by subtraction: 18 of 20 at work tells of two who are not.
 * Nobody at all may be told: that tells of no one in particular.
 * @param day on which it is told, `YYYY-MM-DD`
 */
export function suppressSmallCells({ years, followed, atWork, permanent }: OutcomeCounts, day: string): TellableOutcome {
  const least = ruleInForce(SMALLEST, day)?.people ?? 0;
  const few = (count: number): boolean => count > 0 && count < least;
  if (few(followed)) return { years, followed: null, atWork: null, permanent: null };
  const tellsWork = !few(atWork) && !few(followed - atWork);
  const tellsPermanent = tellsWork && !few(permanent) && !few(atWork - permanent);
  return { years, followed, atWork: tellsWork ? atWork : null, permanent: tellsPermanent ? permanent : null };
}

import { type DatedRule, ruleInForce } from '../../dated-rules/rule-in-force.js';

/** Levels of apprenticeship that schools and universities take part in (D.Lgs 81/2015 art. 43 and 45). */
export const APPRENTICESHIP_LEVELS = ['first', 'third'] as const;
export type ApprenticeshipLevel = (typeof APPRENTICESHIP_LEVELS)[number];

/** What an apprentice studies for. */
export const QUALIFICATIONS = ['vocational-qualification', 'vocational-diploma', 'upper-secondary-diploma', 'higher-education', 'research'] as const;
export type Qualification = (typeof QUALIFICATIONS)[number];

/** Longest training in months, for qualifications that have one, and the level that leads to each. */
export interface TrainingRule extends DatedRule {
  readonly qualification: Qualification;
  readonly level: ApprenticeshipLevel;
  readonly longestMonths: number | null;
}

export const TRAININGS: readonly TrainingRule[] = [
  { qualification: 'vocational-qualification', level: 'first', longestMonths: 36, validFrom: '2015-06-25', source: 'D.Lgs 81/2015 art. 43 c. 2' },
  { qualification: 'vocational-diploma', level: 'first', longestMonths: 48, validFrom: '2015-06-25', source: 'D.Lgs 81/2015 art. 43 c. 2' },
  { qualification: 'upper-secondary-diploma', level: 'first', longestMonths: 48, validFrom: '2015-06-25', source: 'D.Lgs 81/2015 art. 43 c. 5' },
  { qualification: 'higher-education', level: 'third', longestMonths: null, validFrom: '2015-06-25', source: 'D.Lgs 81/2015 art. 45 c. 4' },
  { qualification: 'research', level: 'third', longestMonths: null, validFrom: '2015-06-25', source: 'D.Lgs 81/2015 art. 45 c. 4' },
];

/** Shortest contract, whatever the level. */
export const SHORTEST = [{ months: 6, validFrom: '2015-06-25', source: 'D.Lgs 81/2015 art. 42 c. 2' }] as const;

/** The rule of a qualification for a contract that starts on a day; undefined before this law. */
export function trainingRuleFor(qualification: Qualification, start: string): TrainingRule | undefined {
  return ruleInForce(TRAININGS, start, { qualification });
}

/** The shortest contract for one that starts on a day; undefined before this law. */
export function shortestContractFor(start: string): (typeof SHORTEST)[number] | undefined {
  return ruleInForce(SHORTEST, start);
}

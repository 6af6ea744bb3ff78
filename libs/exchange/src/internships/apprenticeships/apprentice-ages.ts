import { type DatedRule, ruleInForce } from '../../dated-rules/rule-in-force.js';

/** Levels of apprenticeship in the order of D.Lgs 81/2015: for a qualification or diploma (art. 43), professional (art. 44), of higher education and research (art. 45). */
export type LevelInLaw = 'first' | 'second' | 'third';

/** Ages at which a contract may begin: from a birthday until the day before another. */
export interface AgeRule extends DatedRule {
  readonly level: LevelInLaw;
  readonly from: number;
  /** From this age with a vocational qualification. */
  readonly fromWithQualification?: number;
  readonly below: number;
  /** No upper age for who has a mobility or unemployment benefit. */
  readonly anyAgeWithBenefit?: true;
}

/** 29 years and 364 days is the last day before the thirtieth birthday. */
export const AGES: readonly AgeRule[] = [
  { level: 'first', from: 15, below: 25, validFrom: '2015-06-25', source: 'D.Lgs 81/2015 art. 43 c. 2' },
  { level: 'second', from: 18, fromWithQualification: 17, below: 30, anyAgeWithBenefit: true, validFrom: '2015-06-25', source: 'D.Lgs 81/2015 art. 44 c. 1, art. 47 c. 4' },
  { level: 'third', from: 18, below: 30, validFrom: '2015-06-25', source: 'D.Lgs 81/2015 art. 45 c. 1' },
];

/** The practice of some Regions, which a node sets: the first level begins until 25 years and 364 days. */
export const REGIONAL: readonly AgeRule[] = [
  { level: 'first', from: 15, below: 26, validFrom: '2015-06-25', source: 'D.Lgs 81/2015 art. 43 c. 2, prassi regionale' },
];

/**
 * The ages in force for a contract that starts on a day; undefined before this law.
 * @param regionalPractice the node follows the practice of its Region, where there is one
 */
export function ageRuleFor(level: LevelInLaw, start: string, regionalPractice = false): AgeRule | undefined {
  return (regionalPractice ? ruleInForce(REGIONAL, start, { level }) : undefined) ?? ruleInForce(AGES, start, { level });
}

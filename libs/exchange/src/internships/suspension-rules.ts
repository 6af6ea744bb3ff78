import { type DatedRule, ruleInForce } from '../dated-rules/rule-in-force.js';

/** Why an internship may be suspended. */
export const SUSPENSION_REASONS = ['maternity', 'illness', 'injury', 'closure'] as const;
export type SuspensionReason = (typeof SUSPENSION_REASONS)[number];

/** How long a suspension must last, in calendar days with the first and the last. */
export interface SuspensionRule extends DatedRule {
  readonly reason: SuspensionReason;
  readonly leastDays: number;
}

const SOURCE = 'Linee guida tirocini 25/5/2017';

/** The guidelines' reasons. Days of suspension do not count towards the longest duration. */
export const RULES: readonly SuspensionRule[] = [
  { reason: 'maternity', leastDays: 1, validFrom: '2017-05-25', source: SOURCE },
  { reason: 'illness', leastDays: 30, validFrom: '2017-05-25', source: SOURCE },
  { reason: 'injury', leastDays: 30, validFrom: '2017-05-25', source: SOURCE },
  { reason: 'closure', leastDays: 15, validFrom: '2017-05-25', source: SOURCE },
];

/** The rule for a suspension that begins on a day; undefined before there was one. */
export function suspensionRuleFor(reason: SuspensionReason, from: string): SuspensionRule | undefined {
  return ruleInForce(RULES, from, { reason });
}

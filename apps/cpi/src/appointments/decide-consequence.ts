import { ruleInForce } from '@filiera/exchange';
import { type Consequence, CONSEQUENCE_RULES } from './consequence-rules.js';

/** A consequence that a person of the office is to confirm or dismiss. */
export interface ProposedConsequence {
  /** Which unjustified absence it is, from 1. */
  readonly occasion: number;
  readonly consequence: Consequence;
  readonly source: string;
}

/**
 * What is proposed for an unjustified absence.
 * @param occasion which one it is, from 1; absences whose consequence was dismissed do not count
 * @param missedOn day of the appointment, `YYYY-MM-DD`
 * @returns null on a day before the rules that are loaded
 */
export function proposeConsequence(occasion: number, missedOn: string): ProposedConsequence | null {
  const rule = ruleInForce(CONSEQUENCE_RULES, missedOn);
  if (!rule) return null;
  return { occasion, consequence: rule.grades[Math.min(occasion, rule.grades.length) - 1] ?? rule.grades[0], source: rule.source };
}

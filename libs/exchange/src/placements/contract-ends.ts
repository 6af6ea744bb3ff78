import type { ContractType } from '@filiera/contracts';
import { lastDayOfMonths } from '../calendar/month-arithmetic.js';
import { type DatedRule, ruleInForce } from '../dated-rules/rule-in-force.js';
import { longestFor } from '../internships/duration-limits.js';

/** What a contract says of its end date. */
export type EndDateRule = 'required' | 'forbidden' | 'free';

interface ContractEndRule {
  readonly end: EndDateRule;
  /** Where the rule is written. */
  readonly source: string;
}

/** Contract types whose end the law fixes; every other one may have an end date or not. */
const RULES: Partial<Readonly<Record<ContractType, ContractEndRule>>> = {
  permanent: { end: 'forbidden', source: 'D.Lgs 81/2015 art. 1' },
  'fixed-term': { end: 'required', source: 'D.Lgs 81/2015 art. 19' },
  seasonal: { end: 'required', source: 'D.Lgs 81/2015 art. 21' },
  internship: { end: 'required', source: 'L. 92/2012 art. 1 c. 34' },
};

/** The rule of one contract type, with its source. */
export function endDateRuleOf(contract: ContractType): ContractEndRule {
  return RULES[contract] ?? { end: 'free', source: 'D.Lgs 81/2015' };
}

/** A longest duration, dated: which one counts depends on the day the work starts. */
interface DurationLimit extends DatedRule {
  readonly contract: ContractType;
  readonly months: number;
}

export const LIMITS: readonly DurationLimit[] = [
  { contract: 'fixed-term', months: 36, validFrom: '2015-06-25', source: 'D.Lgs 81/2015 art. 19' },
  { contract: 'fixed-term', months: 24, validFrom: '2018-07-14', source: 'D.L. 87/2018 art. 1' },
];

/**
 * The limit that a contract goes beyond, or null: the limit warns and does not refuse, because collective agreements may move it.
 * @param endDate the last day of work: twelve months from 1 December end on 30 November
 */
export function exceededLimit(contract: ContractType, startDate: string, endDate: string): { months: number; source: string } | null {
  // A placement does not say for whom an internship is: the longest that there is, for people with a disability, is the limit that warns.
  const limit = contract === 'internship' ? longestFor('disabled', startDate) : ruleInForce(LIMITS, startDate, { contract });
  return limit && endDate > lastDayOfMonths(startDate, limit.months) ? { months: limit.months, source: limit.source } : null;
}

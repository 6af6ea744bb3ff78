import { type DatedRule, ruleInForce } from '../dated-rules/rule-in-force.js';

/** How often one host may have one trainee, for internships that start from a day. */
export interface OncePerHost extends DatedRule {
  readonly times: number;
}

export const RULES: readonly OncePerHost[] = [
  { times: 1, validFrom: '2013-01-24', source: 'Linee guida tirocini 24/1/2013' },
  { times: 1, validFrom: '2017-05-25', source: 'Linee guida tirocini 25/5/2017' },
];

/** The rule for an internship that starts on a day; undefined before there was one. */
export function oncePerHostFor(start: string): OncePerHost | undefined {
  return ruleInForce(RULES, start);
}

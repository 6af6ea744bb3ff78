import { type DatedRule, ruleInForce } from '../dated-rules/rule-in-force.js';

/** For whom an internship is, as far as its duration goes. */
export const INTERNSHIP_CATEGORIES = ['ordinary', 'disadvantaged', 'disabled'] as const;
export type InternshipCategory = (typeof INTERNSHIP_CATEGORIES)[number];

/** A number of months in force for internships that start on certain days. */
export interface MonthsRule extends DatedRule {
  readonly months: number;
}

/** Longest durations, extensions included. The Regions fix the ordinary one within the national guidelines; these rows are Puglia's. The oldest first. */
export const LONGEST: Readonly<Record<InternshipCategory, readonly MonthsRule[]>> = {
  ordinary: [
    { months: 6, validFrom: '2013-08-07', source: 'L.R. Puglia 23/2013 art. 2' },
    { months: 6, validFrom: '2023-11-13', source: 'L.R. Puglia 26/2023' },
  ],
  disadvantaged: [
    { months: 12, validFrom: '2013-01-24', source: 'Linee guida tirocini 24/1/2013' },
    { months: 12, validFrom: '2017-05-25', source: 'Linee guida tirocini 25/5/2017' },
  ],
  disabled: [
    { months: 24, validFrom: '2013-01-24', source: 'Linee guida tirocini 24/1/2013' },
    { months: 24, validFrom: '2017-05-25', source: 'Linee guida tirocini 25/5/2017' },
  ],
};

/** Shortest durations, the oldest first. */
export const SHORTEST: Readonly<Record<'usual' | 'seasonal', readonly MonthsRule[]>> = {
  usual: [{ months: 2, validFrom: '2017-05-25', source: 'Linee guida tirocini 25/5/2017' }],
  seasonal: [{ months: 1, validFrom: '2017-05-25', source: 'Linee guida tirocini 25/5/2017' }],
};

/** The longest duration of an internship that starts on a day; undefined before there was a rule. */
export function longestFor(category: InternshipCategory, start: string): MonthsRule | undefined {
  return ruleInForce(LONGEST[category], start);
}

/** The shortest duration; a host with a seasonal activity may offer less. Undefined before there was a rule. */
export function shortestFor(seasonal: boolean, start: string): MonthsRule | undefined {
  return ruleInForce(SHORTEST[seasonal ? 'seasonal' : 'usual'], start);
}

import type { DatedRule } from '@filiera/exchange';
import type { DayTerm } from '../deadlines/due-day.js';

/** What a firm of some size owes: a number of people, or a share of its workforce. */
export type Band = { readonly fromWorkforce: number } & ({ readonly people: number } | { readonly percent: number });

/** The bands of an obligation, the smallest first. A share is rounded up when its fraction exceeds the hundredths given. */
export interface QuotaRule extends DatedRule {
  readonly bands: readonly Band[];
  readonly roundsUpAboveHundredths: number;
}

/**
 * People with disabilities (L. 68/1999, art. 3 c. 1; fractions art. 4 c. 2). From 2018 firms of 15 to 35 employees owe theirs without waiting for
 * a new hire (D.Lgs. 151/2015, art. 3, put off to 1 January 2018 by D.L. 244/2016): what came before is not calculated.
 */
export const DISABILITY_QUOTAS: readonly QuotaRule[] = [{
  validFrom: '2018-01-01', source: 'L. 68/1999, art. 3, c. 1; art. 4, c. 2',
  bands: [{ fromWorkforce: 15, people: 1 }, { fromWorkforce: 36, people: 2 }, { fromWorkforce: 51, percent: 7 }],
  roundsUpAboveHundredths: 50,
}];

/** Orphans, surviving spouses and other protected people. */
export const PROTECTED_QUOTAS: readonly QuotaRule[] = [{
  validFrom: '2018-01-01', source: 'L. 68/1999, art. 18, c. 2',
  bands: [{ fromWorkforce: 51, people: 1 }, { fromWorkforce: 151, percent: 1 }],
  roundsUpAboveHundredths: 50,
}];

/** What a firm does, as far as the partial exemption tells firms apart. */
export const EXEMPT_ACTIVITIES = ['general', 'security', 'surveillance', 'private-transport'] as const;
export type ExemptActivity = (typeof EXEMPT_ACTIVITIES)[number];

/** How far a firm may be exempted against a contribution, in per cent of what it owes, and from which size on. */
export interface ExemptionRule extends DatedRule {
  readonly fromWorkforce: number;
  readonly mostPercent: Readonly<Record<ExemptActivity, number>>;
}

/** An exempted fraction of a person is not exempted: the share authorised is the most, never less. The 80 per cent are to be checked against the decree; an office that has other limits says so in its `node.yml`. */
export const EXEMPTIONS: readonly ExemptionRule[] = [{
  validFrom: '2018-01-01', source: 'L. 68/1999, art. 5, c. 3; D.M. 357/2000',
  fromWorkforce: 36, mostPercent: { general: 60, security: 80, surveillance: 80, 'private-transport': 80 },
}];

/** By which day of the year that follows a firm states its figures. */
export interface StatementRule extends DatedRule, Pick<DayTerm, 'ifHoliday'> {
  readonly month: number;
  readonly day: number;
}

export const STATEMENT_DAYS: readonly StatementRule[] = [
  { validFrom: '2018-01-01', source: 'L. 68/1999, art. 9, c. 6; D.M. 2.11.2010', month: 1, day: 31, ifHoliday: 'moves-on' },
];

/** Within how many days of the obligation a firm asks for the people whom it owes. */
export const HIRING_TERMS: readonly (DatedRule & DayTerm)[] = [
  { validFrom: '2018-01-01', source: 'L. 68/1999, art. 9, c. 1', days: 60, ifHoliday: 'moves-on' },
];

import type { DatedRule } from '@filiera/exchange';
import type { DayTerm } from '../deadlines/due-day.js';

/** Income support that a person has claimed; `none` when they have claimed none. */
export const BENEFITS = ['none', 'naspi', 'dis-coll'] as const;
export type Benefit = (typeof BENEFITS)[number];

/** Within how many days a person contacts the office, and from which of their acts the term runs. */
export interface ContactRule extends DatedRule, DayTerm {
  readonly runsFrom: 'declaration' | 'claim';
}

const ORDINARY: readonly ContactRule[] = [
  { validFrom: '2015-09-24', source: 'D.Lgs. 150/2015, art. 20, c. 1', days: 30, ifHoliday: 'moves-on', runsFrom: 'declaration' },
];
const RECIPIENTS: readonly ContactRule[] = [
  { validFrom: '2015-09-24', source: 'D.Lgs. 150/2015, art. 21, c. 2', days: 15, ifHoliday: 'moves-on', runsFrom: 'claim' },
];

/** Within how many days of the declaration the office has summoned who did not come by themselves. */
export type SummonsRule = DatedRule & DayTerm;

/** The law leaves the day to the decree; for recipients, whose term is shorter, no figure is loaded (check both against the decree). */
export const SUMMONS_RULES: Readonly<Record<Benefit, readonly SummonsRule[]>> = {
  none: [{ validFrom: '2018-01-11', source: 'D.Lgs. 150/2015, art. 20, c. 1; D.M. 4/2018', days: 60, ifHoliday: 'moves-on' }], naspi: [], 'dis-coll': [],
};

/** After the term the office summons the person, by the same paragraph. */
export const CONTACT_RULES: Readonly<Record<Benefit, readonly ContactRule[]>> = { none: ORDINARY, naspi: RECIPIENTS, 'dis-coll': RECIPIENTS };

/** For how many months of employment the state of unemployment is suspended rather than lost. */
export interface SuspensionRule extends DatedRule {
  readonly mostMonths: number;
}

export const SUSPENSION_RULES: readonly SuspensionRule[] = [{ validFrom: '2015-09-24', source: 'D.Lgs. 150/2015, art. 19, c. 3', mostMonths: 6 }];

/** Why the state of unemployment was lost (D.Lgs. 150/2015, art. 21, c. 7). */
export const LOSS_REASONS = ['missed-appointments', 'refused-activity', 'refused-offer'] as const;
export type LossReason = (typeof LOSS_REASONS)[number];

/** Why a declaration ended without fault of the person. */
export const END_REASONS = ['employment', 'own-request', 'retirement', 'moved-away'] as const;
export type EndReason = (typeof END_REASONS)[number];

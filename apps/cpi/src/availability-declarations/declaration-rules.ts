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
export interface SummonsRule extends DatedRule, DayTerm {
  readonly benefit: Benefit;
}

/** The law leaves the day to the decree (check against it): an office that has another, or one for recipients too, says so in its `node.yml`. */
export const SUMMONS_RULES: readonly SummonsRule[] = [
  { benefit: 'none', validFrom: '2018-01-11', source: 'D.Lgs. 150/2015, art. 20, c. 1; D.M. 4/2018', days: 60, ifHoliday: 'moves-on' },
];

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

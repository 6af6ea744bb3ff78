import { type DatedRule, ruleInForce } from '@filiera/exchange';
import type { Text } from '@filiera/contracts';
import { firstDayOf, type SchoolType } from '../classes/school-type.js';

/** Hours that each pupil works, at least, in the last years of the course; by the first day of the school year. */
export interface HoursMinimum extends DatedRule {
  readonly hours: Readonly<Record<SchoolType, number>>;
  /** The first year of the course whose hours count. */
  readonly fromYearOfCourse: number;
}

export const MINIMA: readonly HoursMinimum[] = [
  { hours: { vocational: 400, technical: 400, lyceum: 200 }, fromYearOfCourse: 3, validFrom: '2015-09-01', source: 'L. 107/2015 art. 1 c. 33' },
  { hours: { vocational: 210, technical: 150, lyceum: 90 }, fromYearOfCourse: 3, validFrom: '2018-09-01', source: 'L. 145/2018 art. 1 c. 784' },
];

/** What the law calls it, by school year. */
interface Name extends DatedRule {
  readonly label: Text;
}

export const NAMES: readonly Name[] = [
  { label: { it: 'Alternanza scuola-lavoro', en: 'Alternation of school and work' }, validFrom: '2005-09-01', source: 'D.Lgs 77/2005 art. 1' },
  { label: { it: 'Percorsi per le competenze trasversali e per l’orientamento (PCTO)', en: 'Paths for soft skills and guidance (PCTO)' }, validFrom: '2018-09-01', source: 'L. 145/2018 art. 1 c. 784' },
  { label: { it: 'Formazione scuola-lavoro', en: 'School-work training' }, validFrom: '2025-09-01', source: 'D.L. 127/2025; L. 145/2018 art. 1 c. 784-octies' },
];

/** How many hours a pupil spends there, at most. */
interface MostHours extends DatedRule {
  readonly hours: number;
}

/** On one day. */
export const DAILY: readonly MostHours[] = [{ hours: 8, validFrom: '1967-11-21', source: 'L. 977/1967 art. 18' }];

/** In one week, from Monday to Sunday. */
export const WEEKLY: readonly MostHours[] = [{ hours: 40, validFrom: '1967-11-21', source: 'L. 977/1967 art. 18' }];

/** The minimum in force in a school year; undefined before there was one. */
export function hoursMinimumIn(schoolYear: string): HoursMinimum | undefined {
  return ruleInForce(MINIMA, firstDayOf(schoolYear));
}

/** The name in a school year; the oldest one for years before it. */
export function nameIn(schoolYear: string): Name {
  return ruleInForce(NAMES, firstDayOf(schoolYear)) ?? NAMES[0]!;
}

/** The most hours on a day; undefined before there was a rule. */
export function dailyMostOn(day: string): MostHours | undefined {
  return ruleInForce(DAILY, day);
}

/** The most hours in the week of a day; undefined before there was a rule. */
export function weeklyMostOn(day: string): MostHours | undefined {
  return ruleInForce(WEEKLY, day);
}

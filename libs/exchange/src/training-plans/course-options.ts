import { daysBetween } from '../calendar/local-date.js';
import type { SkillsAsked } from './skill-demand.js';

/**
 * Why a course comes before the next best one: the first of the measures, in this order, in which it was ahead. One that `prepares` adds nothing that vacancies
 * ask: without it another course cannot be entered.
 */
export const REASONS = ['opens-more', 'more-essential', 'more-optional', 'ends-first', 'equal', 'only-one', 'prepares'] as const;
export type StepReason = (typeof REASONS)[number];

/** A course as far as it is weighed. */
interface Weighed {
  readonly id: string;
  readonly skills: readonly string[];
  readonly endDate: string;
}

/** What a course would bring now. */
export interface Option<C extends Weighed> {
  readonly course: C;
  /** Skills of the gap that it adds. */
  readonly gains: readonly string[];
  /** Vacancies whose last missing essential skill it adds. */
  readonly opens: readonly string[];
  readonly days: number;
  /** The measures, each the bigger the better. */
  readonly measures: readonly [number, number, number, number];
}

/**
 * What these courses would bring, the best first; those that add nothing of the gap are left out.
 * @param wanted skills of the gap
 * @param from the day that days are counted from
 */
export function optionsAmong<C extends Weighed>(
  courses: readonly C[], vacancies: readonly (SkillsAsked & { readonly id: string })[], held: ReadonlySet<string>, wanted: ReadonlySet<string>, from: string,
): Option<C>[] {
  const closed = vacancies.filter(({ essential }) => essential.some((skill) => !held.has(skill)));
  return courses.flatMap((course): Option<C>[] => {
    const gains = [...new Set(course.skills)].filter((skill) => wanted.has(skill) && !held.has(skill)).sort();
    if (gains.length === 0) return [];
    const days = daysBetween(from, course.endDate);
    const gained = new Set(gains);
    const opens = openedBy(closed, new Set([...held, ...gains]));
    const asked = (list: 'essential' | 'optional'): number => vacancies.reduce((sum, vacancy) => sum + new Set(vacancy[list].filter((skill) => gained.has(skill))).size, 0);
    return [{ course, gains, opens, days, measures: [opens.length / days, asked('essential') / days, asked('optional') / days, -days] }];
  }).sort((a, b) => byMeasures(a, b) || (a.course.id < b.course.id ? -1 : 1));
}

/** Vacancies that lack no essential skill, by id. */
export function openedBy(vacancies: readonly (SkillsAsked & { readonly id: string })[], held: ReadonlySet<string>): string[] {
  return vacancies.filter(({ essential }) => essential.every((skill) => held.has(skill))).map(({ id }) => id).sort();
}

function byMeasures(a: Option<Weighed>, b: Option<Weighed>): number {
  const at = differsAt(a, b);
  return at >= 0 ? b.measures[at]! - a.measures[at]! : 0;
}

/** Why one comes before the next best. */
export function reasonOver(best: Option<Weighed>, next: Option<Weighed> | undefined): StepReason {
  if (!next) return 'only-one';
  const at = differsAt(best, next);
  return at >= 0 ? REASONS[at]! : 'equal';
}

function differsAt(a: Option<Weighed>, b: Option<Weighed>): number {
  return a.measures.findIndex((measure, index) => measure !== b.measures[index]);
}

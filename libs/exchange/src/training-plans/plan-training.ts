import { daysBetween } from '../calendar/local-date.js';
import { demandOf, type SkillDemand, type SkillsAsked } from './skill-demand.js';

/** Version of the way of planning, for the log. */
export const PLAN_VERSION = 'training-plan 1.0.0';

/** A vacancy as far as a plan looks at it. */
export interface PlanVacancy extends SkillsAsked {
  readonly id: string;
}

/** A course as far as a plan looks at it. */
export interface PlanCourse {
  readonly id: string;
  readonly skills: readonly string[];
  /** Skills that it builds on. */
  readonly entrySkills: readonly string[];
  /** `YYYY-MM-DD`. */
  readonly startDate: string;
  readonly endDate: string;
}

/** All that a plan knows of a person is what the person can do. */
export interface PlanInput {
  readonly held: readonly string[];
  readonly vacancies: readonly PlanVacancy[];
  readonly courses: readonly PlanCourse[];
  /** `YYYY-MM-DD`. */
  readonly today: string;
}

/** Why a course comes before the next best one: the first of the measures, in this order, in which it was ahead. */
export const REASONS = ['opens-more', 'more-essential', 'more-optional', 'ends-first', 'equal', 'only-one'] as const;
export type StepReason = (typeof REASONS)[number];

/** One course of a plan. */
export interface PlanStep {
  readonly course: string;
  /** Skills of the gap that it adds. */
  readonly gains: readonly string[];
  /** Vacancies whose last missing essential skill it adds. */
  readonly opens: readonly string[];
  /** Days from the end of the step before, or from today, until it ends. */
  readonly days: number;
  readonly reason: StepReason;
}

/** What is missing, and the courses that bring it. */
export interface TrainingPlan {
  /** Skills that vacancies ask and the person lacks, the most asked first. */
  readonly gap: readonly SkillDemand[];
  /** Vacancies that lack no essential skill already. */
  readonly open: readonly string[];
  readonly steps: readonly PlanStep[];
  /** Skills of the gap that no course of the plan teaches. */
  readonly left: readonly string[];
}

/**
 * The courses that close the gap, one after the other, never two at once: each time the one that opens most vacancies per day until it ends; where
 * that is equal, the one that adds most of what vacancies ask essentially per day, then optionally, then the one that ends first. A vacancy is open
 * when none of its essential skills is missing. Same input, same plan, in whatever order the input comes.
 */
export function planTraining({ held, vacancies, courses, today }: PlanInput): TrainingPlan {
  const skills = new Set(held);
  const gap = demandOf(vacancies, skills);
  const open = opened(vacancies, skills);
  const wanted = new Set(gap.map(({ skill }) => skill));
  const steps: PlanStep[] = [];
  for (let from = today; ; ) {
    const options = courses.flatMap((course) => optionOf(course, vacancies, skills, wanted, from)).sort(byMeasures);
    const best = options[0];
    if (!best) break;
    steps.push({ course: best.course.id, gains: best.gains, opens: best.opens, days: best.days, reason: reasonOver(best, options[1]) });
    for (const skill of best.gains) skills.add(skill);
    from = best.course.endDate;
  }
  return { gap, open, steps, left: gap.map(({ skill }) => skill).filter((skill) => !skills.has(skill)) };
}

interface Option {
  readonly course: PlanCourse;
  readonly gains: readonly string[];
  readonly opens: readonly string[];
  readonly days: number;
  /** The measures, each the bigger the better. */
  readonly measures: readonly [number, number, number, number];
}

/** What a course would bring now; nothing when it begins too early, asks for what is missing, or adds nothing of the gap. */
function optionOf(course: PlanCourse, vacancies: readonly PlanVacancy[], held: ReadonlySet<string>, wanted: ReadonlySet<string>, from: string): Option[] {
  const gains = [...new Set(course.skills)].filter((skill) => wanted.has(skill) && !held.has(skill)).sort();
  if (course.startDate <= from || gains.length === 0 || course.entrySkills.some((skill) => !held.has(skill))) return [];
  const days = daysBetween(from, course.endDate);
  const gained = new Set(gains);
  const closed = vacancies.filter(({ essential }) => essential.some((skill) => !held.has(skill)));
  const opens = opened(closed, new Set([...held, ...gains]));
  const asked = (list: 'essential' | 'optional'): number => vacancies.reduce((sum, vacancy) => sum + new Set(vacancy[list].filter((skill) => gained.has(skill))).size, 0);
  return [{ course, gains, opens, days, measures: [opens.length / days, asked('essential') / days, asked('optional') / days, -days] }];
}

function opened(vacancies: readonly PlanVacancy[], held: ReadonlySet<string>): string[] {
  return vacancies.filter(({ essential }) => essential.every((skill) => held.has(skill))).map(({ id }) => id).sort();
}

function byMeasures(a: Option, b: Option): number {
  const at = a.measures.findIndex((measure, index) => measure !== b.measures[index]);
  return at >= 0 ? b.measures[at]! - a.measures[at]! : a.course.id < b.course.id ? -1 : 1;
}

function reasonOver(best: Option, next: Option | undefined): StepReason {
  if (!next) return 'only-one';
  const at = best.measures.findIndex((measure, index) => measure !== next.measures[index]);
  return at >= 0 ? REASONS[at]! : 'equal';
}

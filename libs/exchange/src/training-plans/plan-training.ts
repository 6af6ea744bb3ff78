import { daysBetween } from '../calendar/local-date.js';
import { missingForEntry, type CourseAsks, type Entrant, type EntryGap } from './course-entry.js';
import { openedBy, optionsAmong, reasonOver, type Option, type StepReason } from './course-options.js';
import { demandOf, type SkillDemand, type SkillsAsked } from './skill-demand.js';

/** Version of the way of planning, for the log. */
export const PLAN_VERSION = 'training-plan 1.1.0';

/** A vacancy as far as a plan looks at it. */
export interface PlanVacancy extends SkillsAsked {
  readonly id: string;
}

/** A course as far as a plan looks at it. */
export interface PlanCourse extends CourseAsks {
  readonly id: string;
  readonly skills: readonly string[];
  /** `YYYY-MM-DD`. */
  readonly startDate: string;
  readonly endDate: string;
}

/** All that a plan knows of a person is what the person can do, and has learnt. */
export interface PlanInput {
  readonly held: readonly string[];
  readonly person: Entrant;
  readonly vacancies: readonly PlanVacancy[];
  readonly courses: readonly PlanCourse[];
  /** `YYYY-MM-DD`. */
  readonly today: string;
}

/** One course of a plan. */
export interface PlanStep {
  readonly course: string;
  /** Skills of the gap that it adds; of one that prepares, the skills that the other course builds on. */
  readonly gains: readonly string[];
  /** Vacancies whose last missing essential skill it adds. */
  readonly opens: readonly string[];
  /** Days from the end of the step before, or from today, until it ends. */
  readonly days: number;
  readonly reason: StepReason;
  /** The course that it opens the door of, when that is why it is there. */
  readonly prepares: string | null;
}

/** A course that would close some of what is left, and is closed to the person. */
export interface ClosedCourse {
  readonly course: string;
  /** Skills of the gap, still missing at the end, that it teaches. */
  readonly teaches: readonly string[];
  readonly missing: readonly EntryGap[];
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
  /** Courses that teach some of what is left and that the person cannot enter, also after the plan. */
  readonly closed: readonly ClosedCourse[];
}

/**
 * The courses that close the gap, one after the other, never two at once: each time the one that opens most vacancies per day until it ends; where
 * that is equal, the one that adds most of what vacancies ask essentially per day, then optionally, then the one that ends first. A course that the person
 * cannot enter is not in the plan, unless another one that ends before it begins gives the skills that it builds on: where nothing else can be followed, that
 * one comes first. A vacancy is open when none of its essential skills is missing. Same input, same plan, in whatever order the input comes.
 */
export function planTraining({ held, person, vacancies, courses, today }: PlanInput): TrainingPlan {
  const able = new Set(held);
  const gap = demandOf(vacancies, able);
  const open = openedBy(vacancies, able);
  const wanted = new Set(gap.map(({ skill }) => skill));
  const steps: PlanStep[] = [];
  for (let from = today; ; ) {
    const followable = courses.filter((course) => course.startDate > from && missingForEntry(course, person, able).length === 0);
    const among = (some: readonly PlanCourse[]): Option<PlanCourse>[] => optionsAmong(some, vacancies, able, wanted, from);
    const [best, next] = among(followable);
    const step = best ? stepOf(best, next) : preparingStep(followable, among(courses.filter((course) => lacksOnlySkills(course, person, able))), able, from);
    if (!step) break;
    steps.push(step);
    const taken = courses.find(({ id }) => id === step.course)!;
    for (const skill of taken.skills) able.add(skill);
    from = taken.endDate;
  }
  const left = gap.map(({ skill }) => skill).filter((skill) => !able.has(skill));
  return { gap, open, steps, left, closed: closedCourses(courses, person, able, left) };
}

function stepOf(best: Option<PlanCourse>, next: Option<PlanCourse> | undefined): PlanStep {
  return { course: best.course.id, gains: best.gains, opens: best.opens, days: best.days, reason: reasonOver(best, next), prepares: null };
}

/**
 * The course to begin with where none that adds something can be entered: the first to end of those that let the person into the best of the others. One course
 * before another, no chains.
 * @param doors courses that would add something and lack only skills at their door, the best first
 */
function preparingStep(followable: readonly PlanCourse[], doors: readonly Option<PlanCourse>[], able: ReadonlySet<string>, from: string): PlanStep | undefined {
  for (const { course: { id: prepares, startDate, entrySkills } } of doors) {
    const lacking = entrySkills.filter((skill) => !able.has(skill));
    const [first] = followable.filter(({ skills, endDate }) => endDate < startDate && lacking.every((skill) => skills.includes(skill)))
      .sort((a, b) => (a.endDate < b.endDate ? -1 : a.endDate > b.endDate ? 1 : a.id < b.id ? -1 : 1));
    if (first) return { course: first.id, gains: [...new Set(lacking)].sort(), opens: [], days: daysBetween(from, first.endDate), reason: 'prepares', prepares };
  }
  return undefined;
}

function lacksOnlySkills(course: PlanCourse, person: Entrant, able: ReadonlySet<string>): boolean {
  const missing = missingForEntry(course, person, able);
  return missing.length > 0 && missing.every(({ what }) => what === 'skills');
}

function closedCourses(courses: readonly PlanCourse[], person: Entrant, able: ReadonlySet<string>, left: readonly string[]): ClosedCourse[] {
  return courses.flatMap((course) => {
    const teaches = left.filter((skill) => course.skills.includes(skill));
    const missing = missingForEntry(course, person, able);
    return teaches.length > 0 && missing.length > 0 ? [{ course: course.id, teaches, missing }] : [];
  }).sort((a, b) => (a.course < b.course ? -1 : 1));
}

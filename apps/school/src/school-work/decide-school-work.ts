import { Invalid, type Fault } from '@filiera/member-kit';
import type { SchoolClassEntity } from '../classes/school-class.entity.js';
import { dailyMostOn, hoursMinimumIn, weeklyMostOn } from './hours-minimum.js';
import { sumOfHours } from './sum-of-hours.js';

type Course = Pick<SchoolClassEntity, 'schoolYear' | 'yearOfCourse' | 'schoolType'>;

/** Days with the first and the last, `YYYY-MM-DD`. */
export interface Days {
  readonly from: string;
  readonly until: string;
}

/** @throws Invalid (422) with every violation */
export function decideProject(course: Course, days: Days, agreement: Days): void {
  const minimum = hoursMinimumIn(course.schoolYear);
  refuseIf('school-work.project-invalid', [
    ...(days.until < days.from ? [fault('until', 'notBeforeStart', 'la fine non può precedere l’inizio', 'the end cannot come before the start')] : []),
    ...(days.from < agreement.from || days.until > agreement.until
      ? [fault('from', 'withinAgreement', `il progetto sta dentro la validità della convenzione, dal ${agreement.from} al ${agreement.until}`, `the project lies within the validity of the agreement, from ${agreement.from} to ${agreement.until}`)] : []),
    ...(minimum && course.yearOfCourse < minimum.fromYearOfCourse
      ? [fault('schoolClass', 'lastYears', `le ore contano dal ${minimum.fromYearOfCourse}° anno (${minimum.source})`, `hours count from year ${minimum.fromYearOfCourse} (${minimum.source})`)] : []),
  ]);
}

/** Hours of one pupil on one day. */
export interface HoursEntry {
  readonly day: string;
  readonly hours: number;
}

/**
 * @param inClass whether the pupil is or was in the project's class
 * @param others the pupil's other hours of the same week, in every project
 * @throws Invalid (422) with every violation
 */
export function decideHours({ day, hours }: HoursEntry, project: Days, inClass: boolean, others: readonly HoursEntry[], today: string): void {
  const [daily, weekly] = [dailyMostOn(day), weeklyMostOn(day)];
  const together = (entries: readonly HoursEntry[]): number => sumOfHours([hours, ...entries.map((entry) => entry.hours)]);
  refuseIf('school-work.hours-invalid', [
    ...(inClass ? [] : [fault('candidate', 'inClass', 'il progetto è di un’altra classe', 'the project is another class’s')]),
    ...(day < project.from || day > project.until ? [fault('day', 'withinProject', `il progetto va dal ${project.from} al ${project.until}`, `the project goes from ${project.from} to ${project.until}`)] : []),
    ...(day > today ? [fault('day', 'notInFuture', 'si registrano ore già svolte', 'hours are recorded once they are done')] : []),
    ...(daily && together(others.filter((entry) => entry.day === day)) > daily.hours
      ? [fault('hours', 'dailyMost', `in un giorno al massimo ${daily.hours} ore (${daily.source})`, `at most ${daily.hours} hours on one day (${daily.source})`)] : []),
    ...(weekly && together(others) > weekly.hours
      ? [fault('hours', 'weeklyMost', `in una settimana, dal lunedì alla domenica, al massimo ${weekly.hours} ore (${weekly.source})`, `at most ${weekly.hours} hours in a week, Monday to Sunday (${weekly.source})`)] : []),
  ]);
}

/** How a pupil's hours compare with the minimum. */
export interface HoursBalance {
  readonly hours: number;
  /** Hours still missing to the legal minimum of the whole course. */
  readonly missing: number;
  /** Hours that an even pace would have reached by the end of this school year. */
  readonly due: number;
  readonly behind: boolean;
}

const LAST_YEAR = 5;

/**
 * A pupil's balance. The law fixes the sum of the last years alone; who is behind is told by an even pace over them, so that nobody learns of it
 * in the last one.
 */
export function hoursBalance(course: Course, hours: number): HoursBalance {
  const rule = hoursMinimumIn(course.schoolYear);
  if (!rule) return { hours, missing: 0, due: 0, behind: false };
  const minimum = rule.hours[course.schoolType];
  const years = LAST_YEAR - rule.fromYearOfCourse + 1;
  const past = Math.min(years, Math.max(0, course.yearOfCourse - rule.fromYearOfCourse + 1));
  const due = Math.ceil((minimum * past) / years);
  return { hours, missing: Math.max(0, minimum - hours), due, behind: hours < due };
}

function fault(field: string, rule: string, it: string, en: string): Fault {
  return { field, rule, text: { it, en } };
}

function refuseIf(code: string, faults: Fault[]): void {
  if (faults.length > 0) throw new Invalid({ code, faults, text: { it: 'i dati non rispettano le regole in vigore', en: 'the data do not obey the rules in force' } });
}

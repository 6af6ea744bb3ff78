import { FIRST_NUMBER } from './province-size.js';
import { provinceJob } from './province-jobs.js';
import type { SampleJob } from '../jobs.js';
import { between, numbersOf } from './seeded-numbers.js';
import { HIGH_SEASON } from './what-people-do.js';

const PLACEMENTS_FROM = 20_000_000;
const DAY = 86_400_000;
/** Days back from today within which placements began. */
const YEARS_TWO = 730;
/** Placements of the past have vacancies of their own, numbered apart. */
const JOBS_OF_THE_PAST = 1_000_000;

/** Somebody who was placed: on which vacancy, from when to when. */
export interface SamplePlacement {
  readonly job: SampleJob;
  readonly startDate: string;
  /** The contract's own end. */
  readonly endDate?: string;
  /** The work is over. */
  readonly over: boolean;
}

/** The placement with this index, from 0. More of them begin in the high season, because of what is asked for then. */
export function provincePlacement(index: number, seed: number, today: Date): SamplePlacement {
  const next = numbersOf(seed, PLACEMENTS_FROM + index);
  let start = dayBefore(today, between(1, YEARS_TWO, next));
  // Three in five of those drawn for a month of low season are drawn once more.
  if (!HIGH_SEASON.includes(start.getUTCMonth() + 1) && next() < 0.6) start = dayBefore(today, between(1, YEARS_TWO, next));
  const job = { ...provinceJob(JOBS_OF_THE_PAST + index, seed, start.getUTCMonth() + 1), positions: 1, number: FIRST_NUMBER + JOBS_OF_THE_PAST + index };
  const endDate = job.durationMonths === null ? undefined : isoDate(monthsLater(start, job.durationMonths));
  return { job, startDate: isoDate(start), ...(endDate === undefined ? {} : { endDate }), over: endDate !== undefined && endDate < isoDate(today) };
}

function dayBefore(day: Date, days: number): Date {
  return new Date(day.getTime() - days * DAY);
}

function monthsLater(day: Date, months: number): Date {
  const later = new Date(day);
  later.setUTCMonth(later.getUTCMonth() + months, 1);
  return later;
}

function isoDate(day: Date): string {
  return day.toISOString().slice(0, 10);
}

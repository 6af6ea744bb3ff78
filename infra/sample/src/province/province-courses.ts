import type { SampleCourse } from '../courses.js';
import { FIRST_NUMBER } from './province-size.js';
import { between, drawn, numbersOf } from './seeded-numbers.js';
import { ASKED_OCCUPATIONS } from './what-people-do.js';
import { TOWNS_BY_RESIDENTS } from './where-people-live.js';

const COURSES_FROM = 40_000_000;
const AT: readonly (readonly [SampleCourse['at'], number])[] = [['school-1', 3], ['university-1', 1]];

/** The course with this index in a province, from 0: always the same for the same seed. What is taught follows what is asked for. */
export function provinceCourse(index: number, seed: number): SampleCourse {
  const next = numbersOf(seed, COURSES_FROM + index);
  const at = drawn(AT, next);
  const delivery = drawn<SampleCourse['delivery']>([['in-person', 5], ['blended', 3], ['online', 2]], next);
  return {
    at,
    number: FIRST_NUMBER + index,
    occupation: drawn(ASKED_OCCUPATIONS.low, next),
    delivery,
    municipality: delivery === 'online' ? null : drawn(TOWNS_BY_RESIDENTS, next).istat,
    places: between(8, 30, next),
    hours: between(2, 30, next) * 10,
    inDays: between(20, 120, next),
    fee: at.startsWith('university') ? between(0, 8, next) * 50 : 0,
  };
}

import type { OccupationName } from './occupations.js';

/** A plainly fictitious course that teaches what an occupation needs. */
export interface SampleCourse {
  readonly at: `${'school' | 'university'}-${number}`;
  readonly number: number;
  readonly occupation: OccupationName;
  readonly delivery: 'in-person' | 'online' | 'blended';
  /** ISTAT code of where it is taught; not of a course that is only online. */
  readonly municipality: string | null;
  readonly places: number;
  readonly hours: number;
  /** Days from today until it begins. */
  readonly inDays: number;
  /** Euro. */
  readonly fee: number;
}

type Row = readonly [SampleCourse['at'], OccupationName, SampleCourse['delivery'], string | null, number, number, number, number];

const ROWS: readonly Row[] = [
  ['school-1', 'electrician', 'in-person', '075035', 15, 120, 40, 0],
  ['school-1', 'cook', 'in-person', '075039', 12, 90, 50, 0],
  ['school-1', 'room-attendant', 'blended', '075035', 20, 40, 30, 0],
  ['university-1', 'developer', 'online', null, 40, 150, 60, 250],
  ['university-1', 'bookkeeper', 'blended', '075035', 25, 80, 45, 150],
];

/** The courses of the sample, numbered from 1. */
export const COURSES: readonly SampleCourse[] = ROWS.map(
  ([at, occupation, delivery, municipality, places, hours, inDays, fee], index) => ({ at, number: index + 1, occupation, delivery, municipality, places, hours, inDays, fee }),
);

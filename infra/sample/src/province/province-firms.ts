import type { SampleFirm } from '../firms.js';
import { FIRST_NUMBER } from './province-size.js';
import { between, drawn, numbersOf } from './seeded-numbers.js';
import { ASKED_OCCUPATIONS } from './what-people-do.js';
import { TOWNS_BY_RESIDENTS } from './where-people-live.js';

const FIRMS_FROM = 30_000_000;
const AT: readonly (readonly [SampleFirm['at'], number])[] = [['cpi-1', 7], ['cpi-2', 5]];

/** People who work in a firm: as in Italy, more than nine firms in ten have fewer than ten (ISTAT, Asia 2021). */
const EMPLOYEES: readonly (readonly [readonly [number, number], number])[] = [[[1, 9], 93], [[10, 49], 6], [[50, 250], 1]];

/** The firm with this index in a province, from 0: always the same for the same seed. One in four needs somebody, one in forty announces a project. */
export function provinceFirm(index: number, seed: number): SampleFirm {
  const next = numbersOf(seed, FIRMS_FROM + index);
  const [least, most] = drawn(EMPLOYEES, next);
  const kind = drawn<'none' | 'skill-need' | 'industrial-project'>([['none', 29], ['skill-need', 10], ['industrial-project', 1]], next);
  return {
    at: drawn(AT, next),
    number: FIRST_NUMBER + index,
    occupation: drawn(ASKED_OCCUPATIONS.low, next),
    municipality: drawn(TOWNS_BY_RESIDENTS, next).istat,
    employees: between(least, most, next),
    need: kind === 'none' ? null : { kind, headcount: kind === 'skill-need' ? between(1, 6, next) : between(10, 60, next), inDays: between(kind === 'skill-need' ? 20 : 120, 365, next) },
  };
}

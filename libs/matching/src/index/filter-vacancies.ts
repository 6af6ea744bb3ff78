import { iscoBegins, type VacancyFilter } from '../filters.js';
import type { Dictionaries } from './dictionaries.js';
import { kilometres } from './places.js';
import { OFFERED_SCHEDULES } from './vacancy-numbers.js';
import type { VacancySegment } from './vacancy-segment.js';

/** Whether a slot passes a filter. */
export type VacancyTest = (segment: VacancySegment, slot: number) => boolean;

/** A filter as one test; undefined when it lets everything pass. */
export function vacancyTest(filter: VacancyFilter | undefined, words: Dictionaries): VacancyTest | undefined {
  if (filter === undefined) return undefined;
  const tests: VacancyTest[] = [];
  const { isco, within, contracts, schedule, countries } = filter;
  if (isco !== undefined) tests.push((segment, slot) => iscoBegins(segment.isco[slot]!, isco));
  if (within !== undefined) {
    tests.push((segment, slot) => {
      const point = words.workplaces.pointOf(segment.places[slot]!);
      return point !== undefined && kilometres(within.centre, point) <= within.km;
    });
  }
  if (contracts !== undefined) {
    const mask = words.contractMask(contracts);
    tests.push((segment, slot) => (segment.contracts[slot]! & mask) !== 0);
  }
  if (schedule !== undefined) {
    const bit = OFFERED_SCHEDULES.indexOf(schedule);
    tests.push((segment, slot) => (segment.schedule(slot) & bit) !== 0);
  }
  if (countries !== undefined) {
    const wanted = countries.map((country) => words.countries.numberOf(country));
    tests.push((segment, slot) => wanted.includes(segment.countries[slot]!));
  }
  return tests.length < 2 ? tests[0] : (segment, slot) => tests.every((test) => test(segment, slot));
}

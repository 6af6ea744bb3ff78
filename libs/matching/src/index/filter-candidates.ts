import { iscoBegins, type CandidateFilter } from '../filters.js';
import { CEFR } from '../inputs.js';
import { SCHEDULES } from './candidate-numbers.js';
import type { CandidateSegment } from './candidate-segment.js';
import { dayOf } from './days.js';
import type { Dictionaries } from './dictionaries.js';
import { kilometres } from './places.js';

/** Whether a slot passes a filter. */
export type CandidateTest = (segment: CandidateSegment, slot: number) => boolean;

/** A filter as one test; undefined when it lets everybody pass. */
export function candidateTest(filter: CandidateFilter | undefined, words: Dictionaries): CandidateTest | undefined {
  if (filter === undefined) return undefined;
  const tests: CandidateTest[] = [];
  const { isco, within, contract, schedule, minimumEqf, licence, language, availableBy } = filter;
  if (isco !== undefined) {
    tests.push((segment, slot) => {
      for (let i = segment.countriesEnd(slot), end = segment.occupationsEnd(slot); i < end; i += 2) if (iscoBegins(segment.lists.items[i]!, isco)) return true;
      return false;
    });
  }
  if (within !== undefined) {
    tests.push((segment, slot) => {
      const point = words.places.pointOf(segment.places[slot]!);
      return point !== undefined && kilometres(within.centre, point) <= within.km;
    });
  }
  if (contract !== undefined) {
    const bit = words.contractMask([contract]);
    tests.push((segment, slot) => (segment.contracts[slot]! & bit) !== 0);
  }
  if (schedule !== undefined) {
    const bit = SCHEDULES.indexOf(schedule);
    tests.push((segment, slot) => (segment.schedules[slot]! & bit) !== 0);
  }
  if (minimumEqf !== undefined) tests.push((segment, slot) => segment.education[slot]! >= minimumEqf);
  if (licence !== undefined) {
    const bit = words.licenceMask([licence]);
    tests.push((segment, slot) => (segment.licences[slot]! & bit) !== 0);
  }
  if (language !== undefined) {
    const wanted = [(words.languages.numberOf(language.code) << 3) | CEFR.indexOf(language.cefr)];
    tests.push((segment, slot) => segment.skillsEnd(slot) < segment.languagesEnd(slot) && speaks(segment, slot, wanted));
  }
  if (availableBy !== undefined) {
    const day = dayOf(availableBy);
    tests.push((segment, slot) => segment.tellsAvailability(slot) && segment.from[slot]! <= day);
  }
  return tests.length < 2 ? tests[0] : (segment, slot) => tests.every((test) => test(segment, slot));
}

/** Whether the candidate speaks all these languages at their levels; who tells no language may. */
export function speaks(segment: CandidateSegment, slot: number, languages: readonly number[]): boolean {
  const start = segment.skillsEnd(slot);
  const end = segment.languagesEnd(slot);
  if (start === end) return true;
  const { items } = segment.lists;
  for (const language of languages) {
    let i = start;
    while (i < end && !(items[i]! >> 3 === language >> 3 && items[i]! >= language)) i++;
    if (i === end) return false;
  }
  return true;
}

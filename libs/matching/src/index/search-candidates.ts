import { NEARNESS, NEARNESS_VALUE, experienceShare, nearness } from '../assessment/closeness.js';
import {
  ESSENTIAL_FACTOR,
  NEUTRAL,
  WEIGHTS,
  affinityValue,
  distanceValue,
  educationValue,
  experienceValue,
  scheduleValue,
  scoreOf,
  skillsValue,
} from '../assessment/score.js';
import type { CandidateFilter, SearchOptions } from '../filters.js';
import type { CandidateInput, VacancyInput } from '../inputs.js';
import { UNTOLD, type CandidateSegment } from './candidate-segment.js';
import type { Dictionaries } from './dictionaries.js';
import { candidateTest, speaks, type CandidateTest } from './filter-candidates.js';
import { SEGMENT_SLOTS } from './segment-size.js';
import type { Segments } from './segments.js';
import { TopList } from './top-list.js';
import { shortest, SELECTIVE_SHARE } from './selective-lists.js';
import { SkillSums } from './skill-sums.js';
import { FULLY_REMOTE, numbersOf, type VacancyNumbers } from './vacancy-numbers.js';

/** Room for rounding where a bound is compared with a score. */
const SLACK = 1e-9;
/** A sum that no candidate has. */
const UNREACHABLE = 0x7fff_ffff;

/** Shares of what is asked: the slots that match as much are looked at first. */
const STEPS = [0.5, 0.25, 0];

interface Query {
  readonly asked: VacancyNumbers;
  readonly top: TopList;
  /** The most that the parts other than skills, affinity and occupation can give. */
  readonly restAtMost: number;
  readonly passes: CandidateTest | undefined;
  readonly showUnmet: boolean;
  readonly accept: ((id: string) => boolean) | undefined;
}

/**
 * The best candidates for a vacancy.
 *
 * Those of the same unit group come first: they fill the list with high scores, and of all the rest few can still enter it. Of these, the lists of the skills asked for are
 * summed into one number a candidate, without the commonest skills as long as those alone would not do. From the sum follows the most that a candidate could reach,
 * so only who could enter the list is looked at, those of a kindred occupation before the others.
 * Who has neither a skill nor a kindred occupation in common isn't a match. Where a hard requirement leaves few, only those few are looked at.
 */
export class CandidateSearch {
  private readonly sums = new SkillSums();

  constructor(private readonly words: Dictionaries, private readonly segments: Segments<CandidateInput, CandidateSegment>) {}

  best(vacancy: VacancyInput, options: SearchOptions<CandidateFilter>): { score: number; place: number }[] {
    const asked = numbersOf(vacancy, this.words);
    const query: Query = {
      asked,
      top: new TopList(options.limit, options.filter?.minimumScore ?? 0),
      restAtMost:
        WEIGHTS.experience + WEIGHTS.education + WEIGHTS.schedule + WEIGHTS.distance * (vacancy.place || asked.remote === FULLY_REMOTE ? 1 : NEUTRAL),
      passes: candidateTest(options.filter, this.words),
      showUnmet: options.unmet === 'show',
      accept: options.accept,
    };
    this.words.places.measureFrom(vacancy.place);
    const kin = this.words.groups.kin(asked.isco);
    for (const [number, segment] of this.segments.list.entries()) {
      if (segment === undefined) continue;
      this.sums.open(segment.size, query.showUnmet ? undefined : shortest(asked.languages.map((language) => speakersOf(segment, language)), segment.size * SELECTIVE_SHARE));
      for (const skill of asked.essential) this.sums.add(segment.skills, skill, ESSENTIAL_FACTOR * this.words.rarity.weightOf(skill));
      for (const skill of asked.optional) this.sums.add(segment.skills, skill, this.words.rarity.weightOf(skill));
      for (const { key, near } of kin) this.lookAt(segment, number, segment.groups.slotsOf(key), near, query);
      this.lookAt(segment, number, this.sums.matching, NEARNESS.unrelated, query);
      this.sums.clear();
    }
    return query.top.sorted();
  }

  /** Looks at the slots of a list, first at those that match most: the fuller the list of the best, the fewer of the others could enter it. */
  private lookAt(segment: CandidateSegment, number: number, slots: Uint16Array, near: number, query: Query): void {
    const { sums, closed } = this.sums;
    for (const step of near === NEARNESS.unitGroup ? STEPS : [0]) {
      const floor = Math.ceil(step * query.asked.asked);
      let least = Math.max(floor, leastMatched(query, near));
      for (let i = 0; i < slots.length; i++) {
        const slot = slots[i]!;
        const matched = sums[slot]!;
        if (matched < least || closed[slot] !== 0) continue;
        closed[slot] = 1;
        if (this.consider(segment, number, slot, matched, near, query)) least = Math.max(floor, leastMatched(query, near));
      }
      if (leastMatched(query, near) > floor) return;
    }
  }

  /** Puts a candidate into the list if it belongs there; answers whether the list changed. */
  private consider(segment: CandidateSegment, number: number, slot: number, matched: number, near: number, query: Query): boolean {
    const { top } = query;
    const score = this.score(segment, slot, matched, near, query);
    if (score < 0 || !top.admits(score, segment.ids, slot * 4) || !segment.isLive(slot)) return false;
    if (!query.showUnmet && !this.meets(segment, slot, query.asked)) return false;
    const place = number * SEGMENT_SLOTS + slot;
    if (query.accept !== undefined && !query.accept(this.segments.idAt(place))) return false;
    top.add(score, segment.ids, slot * 4, place);
    return true;
  }

  /** The score of a slot, or -1, or one that is too low, as soon as it cannot reach the threshold or is filtered out. */
  private score(segment: CandidateSegment, slot: number, matched: number, near: number, query: Query): number {
    const { asked } = query;
    const skills = skillsValue(matched, asked.asked);
    const affinity = affinityValue(matched, asked.asked, ESSENTIAL_FACTOR * segment.held[slot]!);
    const occupation = NEARNESS_VALUE[near === NEARNESS.unitGroup ? precisely(segment, slot, asked) : near]!;
    const sure = WEIGHTS.skills * skills + WEIGHTS.affinity * affinity + WEIGHTS.occupation * occupation;
    if (sure + query.restAtMost < query.top.threshold - SLACK) return -1;
    if (query.passes !== undefined && !query.passes(segment, slot)) return -1;
    const distance = asked.remote === FULLY_REMOTE ? 1 : distanceValue(this.words.places.kilometresTo(segment.places[slot]!));
    const education = educationValue(asked.educationEqf, segment.education[slot]!);
    const schedule = scheduleValue(asked.schedule, segment.schedules[slot]!);
    // The months take the longest to know: not of whom even all of them would not help.
    const experienced = scoreOf(skills, affinity, occupation, 1, distance, education, schedule);
    if (asked.experienceMonths === 0 || experienced < query.top.threshold - SLACK) return experienced;
    const experience = experienceValue(asked.experienceMonths, monthsOf(segment, slot, asked));
    return scoreOf(skills, affinity, occupation, experience, distance, education, schedule);
  }

  /** Hard requirements that the candidate is not known to miss; `requirements.ts` says each in words. */
  private meets(segment: CandidateSegment, slot: number, asked: VacancyNumbers): boolean {
    const licences = segment.licences[slot]!;
    if (asked.licences !== 0 && licences !== 0 && (licences & asked.licences) >>> 0 !== asked.licences) return false;
    if (segment.tellsAvailability(slot) && (segment.contracts[slot]! & asked.contract) === 0) return false;
    if (asked.targeted && segment.targeted(slot) === 1) return false;
    return speaks(segment, slot, asked.languages) && this.reaches(segment, slot, asked);
  }

  private reaches(segment: CandidateSegment, slot: number, asked: VacancyNumbers): boolean {
    if (asked.remote === FULLY_REMOTE || !segment.tellsMobility(slot)) return true;
    const { items } = segment.lists;
    for (let i = segment.languagesEnd(slot), end = segment.countriesEnd(slot); i < end; i++) if (items[i] === asked.country) return true;
    const km = this.words.places.kilometresTo(segment.places[slot]!);
    return km < 0 ? asked.home : km <= segment.maxKm[slot]!;
  }
}

/**
 * The least matched weight with which a candidate could still enter the list.
 * With x = sqrt(matched / asked), skills are worth x² and affinity at most x, since a candidate holds at least what matches: the bound is solved for x.
 */
function leastMatched(query: Query, near: number): number {
  const { asked } = query.asked;
  const occupation = near === NEARNESS.unitGroup ? 1 : NEARNESS_VALUE[near]!;
  const missing = query.top.threshold - SLACK - query.restAtMost - WEIGHTS.occupation * occupation;
  const leastToBeAkin = near === NEARNESS.unrelated ? 1 : 0;
  if (asked === 0) return leastToBeAkin === 0 && (WEIGHTS.skills + WEIGHTS.affinity) * NEUTRAL >= missing ? 0 : UNREACHABLE;
  return Math.max(leastToBeAkin, Math.ceil(asked * shareFor(missing)) - 1) | 0;
}

/** The share of what is asked that must match for skills and affinity together to be worth `points`. */
export function shareFor(points: number): number {
  if (points <= 0) return 0;
  const x = (Math.sqrt(WEIGHTS.affinity ** 2 + 4 * WEIGHTS.skills * points) - WEIGHTS.affinity) / (2 * WEIGHTS.skills);
  return x * x;
}

/** Nearness of a candidate of the same unit group, to the ESCO occupation. */
function precisely(segment: CandidateSegment, slot: number, asked: VacancyNumbers): number {
  if (asked.esco === 0) return NEARNESS.same;
  const { items } = segment.lists;
  for (let i = segment.countriesEnd(slot), end = segment.occupationsEnd(slot); i < end; i += 2) {
    if (items[i + 1] === asked.esco && items[i] === asked.isco) return NEARNESS.same;
  }
  return NEARNESS.unitGroup;
}

/** Who tells the language, at any level, or tells none. */
function speakersOf(segment: CandidateSegment, language: number): Uint16Array[] {
  return [segment.languages.slotsOf(language >> 3), segment.languages.slotsOf(UNTOLD)];
}

/** Months of experience that count, -1 when no experience is declared. */
function monthsOf(segment: CandidateSegment, slot: number, asked: VacancyNumbers): number {
  const { items } = segment.lists;
  const start = segment.occupationsEnd(slot);
  const end = segment.starts[slot + 1]!;
  if (start === end) return -1;
  let months = 0;
  for (let i = start; i < end; i += 3) months += items[i + 2]! * experienceShare(nearness(asked.isco, asked.esco, items[i]!, items[i + 1]!));
  return months;
}

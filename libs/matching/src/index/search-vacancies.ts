import { NEARNESS, NEARNESS_VALUE, experienceShare, nearness } from '../assessment/closeness.js';
import {
  ESSENTIAL_FACTOR,
  WEIGHTS,
  affinityValue,
  distanceValue,
  educationValue,
  experienceValue,
  scheduleValue,
  scoreOf,
  skillsValue,
} from '../assessment/score.js';
import type { SearchOptions, VacancyFilter } from '../filters.js';
import type { CandidateInput, VacancyInput } from '../inputs.js';
import { candidateNumbers, type CandidateNumbers } from './candidate-numbers.js';
import type { Dictionaries } from './dictionaries.js';
import { vacancyTest, type VacancyTest } from './filter-vacancies.js';
import { shareFor } from './search-candidates.js';
import { SEGMENT_SLOTS } from './segment-size.js';
import type { Segments } from './segments.js';
import { TopList } from './top-list.js';
import { shortest, SELECTIVE_SHARE } from './selective-lists.js';
import { SkillSums } from './skill-sums.js';
import { SkillWeights } from './skill-weights.js';
import { FULLY_REMOTE } from './vacancy-numbers.js';
import type { VacancySegment } from './vacancy-segment.js';
import { type WeightedList, worthwhile } from './worthwhile-lists.js';

/** Room for rounding where a bound is compared with a score. */
const SLACK = 1e-9;
/** Number of the place of a vacancy that tells none. */
const UNKNOWN_PLACE = 0;
/** The most that the parts other than skills, affinity and occupation can give. */
const REST_AT_MOST = WEIGHTS.experience + WEIGHTS.education + WEIGHTS.schedule + WEIGHTS.distance;

interface Query {
  readonly held: CandidateNumbers;
  readonly top: TopList;
  readonly passes: VacancyTest | undefined;
  readonly showUnmet: boolean;
  readonly accept: ((id: string) => boolean) | undefined;
}

/** The best vacancies for a candidate: as `CandidateSearch`, the other way round. */
export class VacancySearch {
  private readonly sums = new SkillSums();
  private readonly weights = new SkillWeights();

  constructor(private readonly words: Dictionaries, private readonly segments: Segments<VacancyInput, VacancySegment>) {}

  best(candidate: CandidateInput, options: SearchOptions<VacancyFilter>): { score: number; place: number }[] {
    const held = candidateNumbers(candidate, this.words);
    const query: Query = {
      held,
      top: new TopList(options.limit, options.filter?.minimumScore ?? 0),
      passes: vacancyTest(options.filter, this.words),
      showUnmet: options.unmet === 'show',
      accept: options.accept,
    };
    this.words.workplaces.measureFrom(candidate.mobility?.place);
    const kin = this.kinOf(held);
    const reachable = query.showUnmet || candidate.mobility?.place === undefined ? undefined : this.words.workplaces.within(candidate.mobility.maxKm);
    // A vacancy is in one group, but a person may have had two occupations of it.
    const same = new Set(kin.filter(({ near }) => near === NEARNESS.unitGroup).map(({ key }) => key));
    const kindred = kin.filter(({ near }) => near !== NEARNESS.unitGroup);
    for (const skill of held.skills) this.weights.add(skill, this.words.rarity.weightOf(skill));
    for (const [number, segment] of this.segments.list.entries()) {
      if (segment !== undefined) for (const key of same) this.lookAtSame(segment, number, segment.groups.slotsOf(key), query);
    }
    for (const [number, segment] of this.segments.list.entries()) {
      if (segment === undefined) continue;
      const few = reachable && shortest([listsWithin(segment, reachable, held)], segment.size * SELECTIVE_SHARE);
      const least = Math.min(leastMatched(query, NEARNESS.unrelated), ...kindred.map(({ near }) => leastMatched(query, near)));
      const { lists, rest } = worthwhile(this.listsOf(segment, held), least);
      this.sums.sum(lists, segment.size, few);
      for (const key of same) this.sums.pass(segment.groups.slotsOf(key));
      for (const { key, near } of kindred) this.lookAt(segment, number, segment.groups.slotsOf(key), near, rest, query);
      if (few === undefined) this.lookAtOthers(segment, number, rest, query);
      else for (const slots of few) this.lookAt(segment, number, slots, NEARNESS.unrelated, rest, query);
      this.sums.clear();
    }
    this.weights.clear();
    return query.top.sorted();
  }

  /** The groups akin to any of the candidate's occupations, the nearest first. */
  private kinOf(held: CandidateNumbers): { key: number; near: number }[] {
    return held.occupations.flatMap(({ isco }) => this.words.groups.kin(isco)).sort((a, b) => b.near - a.near);
  }

  private listsOf(segment: VacancySegment, held: CandidateNumbers): WeightedList[] {
    const { rarity } = this.words;
    return held.skills.flatMap((skill): WeightedList[] => {
      const weight = rarity.weightOf(skill);
      return [[segment.essential.slotsOf(skill), ESSENTIAL_FACTOR * weight], [segment.optional.slotsOf(skill), weight]];
    });
  }

  /** What the candidate has of what a vacancy asks. */
  private matchedBy(segment: VacancySegment, slot: number): number {
    const { items } = segment.lists;
    const essentialEnd = segment.essentialEnd(slot);
    return ESSENTIAL_FACTOR * this.weights.sumOf(items, segment.starts[slot]!, essentialEnd) + this.weights.sumOf(items, essentialEnd, segment.skillsEnd(slot));
  }

  private lookAtSame(segment: VacancySegment, number: number, slots: Uint16Array, query: Query): void {
    const { asked } = segment;
    let share = leastShare(query, NEARNESS.unitGroup);
    for (let i = 0; i < slots.length; i++) {
      const slot = slots[i]!;
      // Most are too far away: that is seen sooner than what matches.
      if (!query.showUnmet && !this.meets(segment, slot, query.held)) continue;
      const matched = this.matchedBy(segment, slot);
      if (asked[slot] !== 0 && matched < asked[slot]! * share) continue;
      if (this.consider(segment, number, slot, matched, NEARNESS.unitGroup, query)) share = leastShare(query, NEARNESS.unitGroup);
    }
  }

  /** Those of a list that have not been looked at yet; `rest` is what the sums may lack. */
  private lookAt(segment: VacancySegment, number: number, slots: Uint16Array, near: number, rest: number, query: Query): void {
    const { sums } = this;
    const { asked } = segment;
    let share = leastShare(query, near);
    for (let i = 0; i < slots.length; i++) {
      const slot = slots[i]!;
      const summed = sums.take(slot);
      // A vacancy that lists no skill has none to match.
      if (summed < 0 || (asked[slot] !== 0 && summed + rest < asked[slot]! * share)) continue;
      const matched = rest === 0 ? summed : this.matchedBy(segment, slot);
      // Who is akin may have nothing else in common.
      if ((near === NEARNESS.unrelated && matched === 0) || (asked[slot] !== 0 && matched < asked[slot]! * share)) continue;
      if (this.consider(segment, number, slot, matched, near, query)) share = leastShare(query, near);
    }
  }

  private lookAtOthers(segment: VacancySegment, number: number, rest: number, query: Query): void {
    const { sums } = this;
    const { asked } = segment;
    let share = leastShare(query, NEARNESS.unrelated);
    let least = leastMatched(query, NEARNESS.unrelated);
    if (share > 1) return;
    sums.start();
    for (let slot = sums.next(Math.max(1, least - rest)); slot >= 0; slot = sums.next(Math.max(1, least - rest))) {
      const summed = sums.take(slot);
      if (summed < 0 || summed + rest < asked[slot]! * share) continue;
      const matched = rest === 0 ? summed : this.matchedBy(segment, slot);
      if (matched < asked[slot]! * share || !this.consider(segment, number, slot, matched, NEARNESS.unrelated, query)) continue;
      share = leastShare(query, NEARNESS.unrelated);
      least = leastMatched(query, NEARNESS.unrelated);
    }
  }

  /** Puts a vacancy into the list if it belongs there; answers whether the list changed. */
  private consider(segment: VacancySegment, number: number, slot: number, matched: number, near: number, query: Query): boolean {
    const { top } = query;
    if (!query.showUnmet && !this.meets(segment, slot, query.held)) return false;
    const score = this.score(segment, slot, matched, near, query);
    if (score < 0 || !top.admits(score, segment.ids, slot * 4) || !segment.isLive(slot)) return false;
    const place = number * SEGMENT_SLOTS + slot;
    if (query.accept !== undefined && !query.accept(this.segments.idAt(place))) return false;
    top.add(score, segment.ids, slot * 4, place);
    return true;
  }

  /** The score of a slot, or -1 as soon as it cannot reach the threshold, or is filtered out. */
  private score(segment: VacancySegment, slot: number, matched: number, near: number, query: Query): number {
    const { held } = query;
    const asked = segment.asked[slot]!;
    const skills = skillsValue(matched, asked);
    const affinity = affinityValue(matched, asked, ESSENTIAL_FACTOR * held.held);
    const occupation = NEARNESS_VALUE[near === NEARNESS.unitGroup ? precisely(segment, slot, held) : near]!;
    const sure = WEIGHTS.skills * skills + WEIGHTS.affinity * affinity + WEIGHTS.occupation * occupation;
    if (sure + REST_AT_MOST < query.top.threshold - SLACK) return -1;
    if (query.passes !== undefined && !query.passes(segment, slot)) return -1;
    const months = segment.experience[slot]!;
    const experience = months === 0 ? 1 : experienceValue(months, this.monthsOf(segment, slot, held));
    const distance = segment.remote(slot) === FULLY_REMOTE ? 1 : distanceValue(this.words.workplaces.kilometresTo(segment.places[slot]!));
    const education = educationValue(segment.education[slot]!, held.educationEqf);
    const schedule = scheduleValue(segment.schedule(slot), held.schedule);
    return scoreOf(skills, affinity, occupation, experience, distance, education, schedule);
  }

  private monthsOf(segment: VacancySegment, slot: number, held: CandidateNumbers): number {
    if (held.experience.length === 0) return -1;
    let months = 0;
    for (const e of held.experience) months += e.months * experienceShare(nearness(segment.isco[slot]!, segment.esco[slot]!, e.isco, e.esco));
    return months;
  }

  /** Hard requirements that the candidate is not known to miss; `requirements.ts` says each in words. */
  private meets(segment: VacancySegment, slot: number, held: CandidateNumbers): boolean {
    const licences = segment.licences[slot]!;
    if (licences !== 0 && held.licences !== 0 && (held.licences & licences) >>> 0 !== licences) return false;
    if (held.availability) {
      if ((held.availability.contracts & segment.contracts[slot]!) === 0 || held.availability.from > segment.validUntil[slot]!) return false;
    }
    if (segment.isTargeted(slot) && held.targeted === 1) return false;
    if (held.languages.length > 0) {
      const { items } = segment.lists;
      for (let i = segment.skillsEnd(slot), end = segment.starts[slot + 1]!; i < end; i++) {
        if (!held.languages.some((language) => language >> 3 === items[i]! >> 3 && language >= items[i]!)) return false;
      }
    }
    if (held.mobility === undefined || segment.remote(slot) === FULLY_REMOTE || held.mobility.countries.includes(segment.countries[slot]!)) return true;
    const km = this.words.workplaces.kilometresTo(segment.places[slot]!);
    return km < 0 ? segment.isHome(slot) : km <= held.mobility.maxKm;
  }
}

/** Every vacancy of a segment whose place of work the candidate may reach. */
function listsWithin(segment: VacancySegment, reachable: readonly number[], held: CandidateNumbers): Uint16Array[] {
  const places = [UNKNOWN_PLACE, ...reachable].map((place) => segment.byPlace.slotsOf(place));
  const countries = (held.mobility?.countries ?? []).map((country) => segment.byCountry.slotsOf(country));
  return [...places, ...countries, segment.fromAfar.slotsOf(0)];
}

/** Nearness of a vacancy of the same unit group, to the candidate's ESCO occupations. */
function precisely(segment: VacancySegment, slot: number, held: CandidateNumbers): number {
  const isco = segment.isco[slot]!;
  const esco = segment.esco[slot]!;
  if (esco === 0) return NEARNESS.same;
  for (const occupation of held.occupations) if (occupation.esco === esco && occupation.isco === isco) return NEARNESS.same;
  return NEARNESS.unitGroup;
}

/** The share of what a vacancy asks that must match at least for it to enter the list. */
function leastShare(query: Query, near: number): number {
  const occupation = near === NEARNESS.unitGroup ? 1 : NEARNESS_VALUE[near]!;
  return shareFor(query.top.threshold - SLACK - REST_AT_MOST - WEIGHTS.occupation * occupation) - SLACK;
}

/**
 * The least matched weight with which a vacancy that asks some skill could enter the list, whatever else it asks: skills are worth at most their whole part,
 * and affinity at most the root of what matches over what the candidate has. One of an unrelated occupation must match something.
 */
function leastMatched(query: Query, near: number): number {
  const needed = query.top.threshold - SLACK - REST_AT_MOST - WEIGHTS.skills - WEIGHTS.occupation * NEARNESS_VALUE[near]!;
  const leastToBeAkin = near === NEARNESS.unrelated ? 1 : 0;
  return needed <= 0 ? leastToBeAkin : Math.max(leastToBeAkin, Math.floor(ESSENTIAL_FACTOR * query.held.held * (needed / WEIGHTS.affinity) ** 2)) | 0;
}

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
import { iscoBegins, type SearchOptions, type VacancyFilter } from '../filters.js';
import type { CandidateInput, VacancyInput } from '../inputs.js';
import { candidateNumbers, type CandidateNumbers } from './candidate-numbers.js';
import type { Dictionaries } from './dictionaries.js';
import { kilometres } from './places.js';
import { shareFor } from './search-candidates.js';
import { SEGMENT_SLOTS } from './segment-size.js';
import type { Segments } from './segments.js';
import { TopList } from './top-list.js';
import { OFFERED_SCHEDULES } from './vacancy-numbers.js';
import type { VacancySegment } from './vacancy-segment.js';

/** Room for rounding where a bound is compared with a score. */
const SLACK = 1e-9;
const FULLY_REMOTE = 2;
/** The most that the parts other than skills, affinity and occupation can give. */
const REST_AT_MOST = WEIGHTS.experience + WEIGHTS.education + WEIGHTS.schedule + WEIGHTS.distance;

type Test = (segment: VacancySegment, slot: number) => boolean;

interface Query {
  readonly held: CandidateNumbers;
  readonly top: TopList;
  readonly passes: Test | undefined;
  readonly showUnmet: boolean;
  readonly accept: ((id: string) => boolean) | undefined;
}

/** The best vacancies for a candidate: as `CandidateSearch`, the other way round. */
export class VacancySearch {
  private readonly matched = new Int32Array(SEGMENT_SLOTS);

  constructor(private readonly words: Dictionaries, private readonly segments: Segments<VacancyInput, VacancySegment>) {}

  best(candidate: CandidateInput, options: SearchOptions<VacancyFilter>): { score: number; place: number }[] {
    const held = candidateNumbers(candidate, this.words);
    const query: Query = {
      held,
      top: new TopList(options.limit, options.filter?.minimumScore ?? 0),
      passes: this.filterOf(options.filter),
      showUnmet: options.unmet === 'show',
      accept: options.accept,
    };
    this.words.workplaces.measureFrom(candidate.mobility?.place);
    const kin = this.kinOf(held);
    for (let number = 0; number < this.segments.list.length; number++) {
      const segment = this.segments.list[number];
      if (segment === undefined) continue;
      this.sum(segment, held);
      for (const { key, near } of kin) this.lookAtKin(segment, number, segment.groups.slotsOf(key), near, query);
      this.lookAtOthers(segment, number, query);
    }
    return query.top.sorted();
  }

  /** The groups akin to any of the candidate's occupations, the nearest first. */
  private kinOf(held: CandidateNumbers): { key: number; near: number }[] {
    return held.occupations.flatMap(({ isco }) => this.words.groups.kin(isco)).sort((a, b) => b.near - a.near);
  }

  private sum(segment: VacancySegment, held: CandidateNumbers): void {
    const { matched } = this;
    const { rarity } = this.words;
    matched.fill(0, 0, segment.size);
    for (const skill of held.skills) {
      const weight = rarity.weightOf(skill);
      addTo(matched, segment.essential.slotsOf(skill), ESSENTIAL_FACTOR * weight);
      addTo(matched, segment.optional.slotsOf(skill), weight);
    }
  }

  private lookAtKin(segment: VacancySegment, number: number, slots: Uint16Array, near: number, query: Query): void {
    const { matched } = this;
    for (let i = 0; i < slots.length; i++) {
      const slot = slots[i]!;
      // Marked: already looked at for a nearer occupation.
      if (matched[slot]! < 0) continue;
      this.consider(segment, number, slot, near, query);
      matched[slot] = -1;
    }
  }

  private lookAtOthers(segment: VacancySegment, number: number, query: Query): void {
    const { matched } = this;
    const { asked } = segment;
    let share = shareFor(query.top.threshold - SLACK - REST_AT_MOST) - SLACK;
    for (let slot = nextAtLeast(matched, asked, 0, segment.size, share); slot < segment.size; slot = nextAtLeast(matched, asked, slot + 1, segment.size, share)) {
      if (this.consider(segment, number, slot, NEARNESS.unrelated, query)) share = shareFor(query.top.threshold - SLACK - REST_AT_MOST) - SLACK;
    }
  }

  /** Puts a vacancy into the list if it belongs there; answers whether the list changed. */
  private consider(segment: VacancySegment, number: number, slot: number, near: number, query: Query): boolean {
    const { top } = query;
    const score = this.score(segment, slot, near, query);
    if (score < 0 || !top.admits(score, segment.ids, slot * 4) || !segment.isLive(slot)) return false;
    if (!query.showUnmet && !this.meets(segment, slot, query.held)) return false;
    if (query.passes !== undefined && !query.passes(segment, slot)) return false;
    const place = number * SEGMENT_SLOTS + slot;
    if (query.accept !== undefined && !query.accept(this.segments.idAt(place))) return false;
    top.add(score, segment.ids, slot * 4, place);
    return true;
  }

  /** The score of a slot, or -1 as soon as it cannot reach the threshold. */
  private score(segment: VacancySegment, slot: number, near: number, query: Query): number {
    const { held } = query;
    const matched = this.matched[slot]!;
    const asked = segment.asked[slot]!;
    const skills = skillsValue(matched, asked);
    const affinity = affinityValue(matched, asked, ESSENTIAL_FACTOR * held.held);
    const occupation = NEARNESS_VALUE[near === NEARNESS.unitGroup ? precisely(segment, slot, held) : near]!;
    const sure = WEIGHTS.skills * skills + WEIGHTS.affinity * affinity + WEIGHTS.occupation * occupation;
    if (sure + REST_AT_MOST < query.top.threshold - SLACK) return -1;
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

  private filterOf(filter: VacancyFilter | undefined): Test | undefined {
    if (filter === undefined) return undefined;
    const { words } = this;
    const tests: Test[] = [];
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
    return tests.length === 0 ? undefined : (segment, slot) => tests.every((test) => test(segment, slot));
  }
}

/** Nearness of a vacancy of the same unit group, to the candidate's ESCO occupations. */
function precisely(segment: VacancySegment, slot: number, held: CandidateNumbers): number {
  const isco = segment.isco[slot]!;
  const esco = segment.esco[slot]!;
  if (esco === 0) return NEARNESS.same;
  for (const occupation of held.occupations) if (occupation.esco === esco && occupation.isco === isco) return NEARNESS.same;
  return NEARNESS.unitGroup;
}

/** The next slot that covers this share of what it asks, and something at all: most of a query's time is in this loop, so nothing else is. */
function nextAtLeast(sums: Int32Array, asked: Int32Array, from: number, size: number, share: number): number {
  let slot = from;
  while (slot < size && (sums[slot]! <= 0 || sums[slot]! < asked[slot]! * share)) slot++;
  return slot;
}

function addTo(sums: Int32Array, slots: Uint16Array, weight: number): void {
  for (let i = 0; i < slots.length; i++) sums[slots[i]!]! += weight;
}

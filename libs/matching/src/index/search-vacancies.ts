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
import { FULLY_REMOTE } from './vacancy-numbers.js';
import type { VacancySegment } from './vacancy-segment.js';

/** Room for rounding where a bound is compared with a score. */
const SLACK = 1e-9;
/** Number of the place of a vacancy that tells none. */
const UNKNOWN_PLACE = 0;
/** The most that the parts other than skills, affinity and occupation can give. */
const REST_AT_MOST = WEIGHTS.experience + WEIGHTS.education + WEIGHTS.schedule + WEIGHTS.distance;

const EVERY_CONTRACT = ~0;

/** Shares of what is asked: the slots that match as much are looked at first. */
const STEPS = [0.5, 0.25, 0];

interface Query {
  readonly held: CandidateNumbers;
  readonly top: TopList;
  readonly passes: VacancyTest | undefined;
  readonly showUnmet: boolean;
  /** Forms of employment, a bit each: the requirement that most vacancies of an occupation fail, told in the loop itself. */
  readonly wanted: number;
  /** By number of place, whether the candidate gets there; undefined when that does not decide alone. Told in the loop as well: it spares the slowest answers a twentieth. */
  readonly within: Uint8Array | undefined;
  readonly accept: ((id: string) => boolean) | undefined;
}

/** The best vacancies for a candidate: as `CandidateSearch`, the other way round. */
export class VacancySearch {
  private readonly sums = new SkillSums();
  private flags = new Uint8Array(0);

  constructor(private readonly words: Dictionaries, private readonly segments: Segments<VacancyInput, VacancySegment>) {}

  best(candidate: CandidateInput, options: SearchOptions<VacancyFilter>): { score: number; place: number }[] {
    const held = candidateNumbers(candidate, this.words);
    const showUnmet = options.unmet === 'show';
    this.words.workplaces.measureFrom(candidate.mobility?.place);
    const reachable = showUnmet || candidate.mobility?.place === undefined ? undefined : this.words.workplaces.within(candidate.mobility.maxKm);
    const query: Query = {
      held,
      within: reachable && held.mobility?.countries.length === 0 ? this.flagged(reachable) : undefined,
      top: new TopList(options.limit, options.filter?.minimumScore ?? 0),
      passes: vacancyTest(options.filter, this.words),
      showUnmet,
      wanted: showUnmet ? EVERY_CONTRACT : held.contracts ?? EVERY_CONTRACT,
      accept: options.accept,
    };
    const kin = held.occupations.flatMap(({ isco }) => this.words.groups.kin(isco)).sort((a, b) => b.near - a.near);
    for (const [number, segment] of this.segments.list.entries()) {
      if (segment === undefined) continue;
      this.sums.open(segment.size, reachable && shortest([listsWithin(segment, reachable, held)], segment.size * SELECTIVE_SHARE));
      for (const skill of held.skills) {
        const weight = this.words.rarity.weightOf(skill);
        this.sums.add(segment.essential, skill, ESSENTIAL_FACTOR * weight);
        this.sums.add(segment.optional, skill, weight);
      }
      for (const { key, near } of kin) this.lookAt(segment, number, segment.groups.slotsOf(key), near, query);
      this.lookAt(segment, number, this.sums.matching, NEARNESS.unrelated, query);
      this.sums.clear();
    }
    return query.top.sorted();
  }

  /** Places as flags by number; of an unknown one it is to be asked further. */
  private flagged(places: readonly number[]): Uint8Array {
    const { count } = this.words.workplaces;
    if (this.flags.length <= count) this.flags = new Uint8Array(count + 64);
    this.flags.fill(0);
    this.flags[UNKNOWN_PLACE] = 1;
    for (const place of places) this.flags[place] = 1;
    return this.flags;
  }

  /** Looks at the slots of a list, first at those that match most: the fuller the list of the best, the fewer of the others could enter it. */
  private lookAt(segment: VacancySegment, number: number, slots: Uint16Array, near: number, query: Query): void {
    const { sums, closed } = this.sums;
    const { asked, contracts, places } = segment;
    const { wanted, within } = query;
    for (const step of near === NEARNESS.unitGroup ? STEPS : [0]) {
      let share = Math.max(step, leastShare(query, near));
      // Without a kindred occupation only what matches is looked at, and nothing matches more than is asked.
      if (near === NEARNESS.unrelated && share > 1) return;
      for (let i = 0; i < slots.length; i++) {
        const slot = slots[i]!;
        const matched = sums[slot]!;
        // First what most fail. A vacancy that lists no skill has none to match.
        if (matched < asked[slot]! * share || closed[slot] !== 0 || ((contracts[slot]! & wanted) === 0 && wanted !== EVERY_CONTRACT)) continue;
        if (within !== undefined && within[places[slot]!] === 0 && segment.remote(slot) !== FULLY_REMOTE) continue;
        closed[slot] = 1;
        if (this.consider(segment, number, slot, matched, near, query)) share = Math.max(step, leastShare(query, near));
      }
      if (leastShare(query, near) > step) return;
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

  /** Hard requirements that the candidate is not known to miss, beyond those told in the loop, those that most vacancies fail first; `requirements.ts` says each in words. */
  private meets(segment: VacancySegment, slot: number, held: CandidateNumbers): boolean {
    if (!this.reaches(segment, slot, held)) return false;
    const licences = segment.licences[slot]!;
    if (licences !== 0 && held.licences !== 0 && (held.licences & licences) >>> 0 !== licences) return false;
    return !(segment.isTargeted(slot) && held.targeted === 1) && speaks(segment, slot, held.languages);
  }

  private reaches(segment: VacancySegment, slot: number, held: CandidateNumbers): boolean {
    const { mobility } = held;
    if (mobility === undefined) return true;
    const km = this.words.workplaces.kilometresTo(segment.places[slot]!);
    if (km >= 0 && km <= mobility.maxKm) return true;
    return segment.remote(slot) === FULLY_REMOTE || mobility.countries.includes(segment.countries[slot]!) || (km < 0 && segment.isHome(slot));
  }
}

/** Whether who speaks these languages speaks those that the vacancy asks, at their levels; who tells no language may. */
function speaks(segment: VacancySegment, slot: number, languages: readonly number[]): boolean {
  if (languages.length === 0) return true;
  const { items } = segment.lists;
  for (let i = segment.skillsEnd(slot), end = segment.starts[slot + 1]!; i < end; i++) {
    let l = 0;
    while (l < languages.length && !(languages[l]! >> 3 === items[i]! >> 3 && languages[l]! >= items[i]!)) l++;
    if (l === languages.length) return false;
  }
  return true;
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

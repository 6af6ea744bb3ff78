import { withIncluded } from '../assessment/licences.js';
import { CEFR, type CandidateInput } from '../inputs.js';
import { SCHEDULES } from './candidate-numbers.js';
import { dayOf } from './days.js';
import type { Dictionaries } from './dictionaries.js';
import { GrowingPostings, packed, type Postings, type TellPostings } from './postings.js';
import { readCandidate } from './read-candidate.js';
import type { Segment } from './segments.js';
import { LIVE, SlotColumns } from './slot-columns.js';
import { wordsOf } from './uuid-table.js';

/** Key of the list of those who tell no language: languages are numbered from 1. */
export const UNTOLD = 0;
const TARGETED_SHIFT = 1;
const MOBILITY = 8;
const AVAILABILITY = 16;

/**
 * Candidates, about a hundred bytes each. `lists` holds for each slot: skills, languages (number and level), countries, occupations (ISCO, ESCO),
 * experience (ISCO, ESCO, months).
 */
export class CandidateSegment extends SlotColumns implements Segment<CandidateInput> {
  schedules = this.column(Uint8Array);
  education = this.column(Uint8Array);
  contracts = this.column(Uint16Array);
  licences = this.column(Uint32Array);
  from = this.column(Uint16Array);
  places = this.column(Uint16Array);
  maxKm = this.column(Uint16Array);
  /** Weight of all the candidate's skills. */
  held = this.column(Int32Array);
  /** How many skills, languages, countries and occupations `lists` has; experience is the rest. */
  counts = this.column(Uint8Array, 4);
  skills: Postings = new GrowingPostings();
  groups: Postings = new GrowingPostings();
  /** By language; under `UNTOLD` those who tell none. */
  languages: Postings = new GrowingPostings();

  constructor(private readonly words: Dictionaries, filling: boolean) {
    super(filling);
  }

  /** Adds a candidate and answers its slot. */
  add(input: CandidateInput): number {
    const slot = this.nextSlot();
    wordsOf(input.id, this.ids, slot * 4);
    this.writeLists(slot, input);
    const { words } = this;
    const targeted = input.targetedPlacement === undefined ? 0 : input.targetedPlacement ? 2 : 1;
    this.flags[slot] = LIVE | (targeted << TARGETED_SHIFT) | (input.mobility ? MOBILITY : 0) | (input.availability ? AVAILABILITY : 0);
    this.schedules[slot] = input.availability ? SCHEDULES.indexOf(input.availability.schedule) : 0;
    this.education[slot] = input.educationEqf ?? 0;
    this.contracts[slot] = input.availability ? words.contractMask(input.availability.contracts) : 0;
    this.licences[slot] = words.licenceMask(withIncluded(input.licences ?? []));
    this.from[slot] = input.availability ? dayOf(input.availability.from) : 0;
    this.places[slot] = words.places.numberOf(input.mobility?.place);
    this.maxKm[slot] = Math.min(0xffff, input.mobility?.maxKm ?? 0);
    this.keep();
    if (!this.filling) this.renewSums(slot);
    return slot;
  }

  /** 0 not told, 1 not enrolled, 2 enrolled. */
  targeted(slot: number): number {
    return (this.flags[slot]! >> TARGETED_SHIFT) & 3;
  }

  tellsMobility(slot: number): boolean {
    return (this.flags[slot]! & MOBILITY) !== 0;
  }

  tellsAvailability(slot: number): boolean {
    return (this.flags[slot]! & AVAILABILITY) !== 0;
  }

  skillsEnd(slot: number): number {
    return this.starts[slot]! + this.counts[slot * 4]!;
  }

  languagesEnd(slot: number): number {
    return this.skillsEnd(slot) + this.counts[slot * 4 + 1]!;
  }

  countriesEnd(slot: number): number {
    return this.languagesEnd(slot) + this.counts[slot * 4 + 2]!;
  }

  occupationsEnd(slot: number): number {
    return this.countriesEnd(slot) + 2 * this.counts[slot * 4 + 3]!;
  }

  /** Sums the weights of the candidate's skills again, after the weights were renewed. */
  renewSums(slot: number): void {
    const { items } = this.lists;
    const { rarity } = this.words;
    let sum = 0;
    for (let i = this.starts[slot]!, end = this.skillsEnd(slot); i < end; i++) sum += rarity.weightOf(items[i]!);
    this.held[slot] = sum;
  }

  count(slot: number, step: 1 | -1): void {
    this.words.rarity.count(this.lists.items, this.starts[slot]!, this.skillsEnd(slot), step);
  }

  read(slot: number): CandidateInput {
    return readCandidate(this, slot, this.words);
  }

  override get bytes(): number {
    return super.bytes + this.skills.bytes + this.groups.bytes + this.languages.bytes;
  }

  protected override iscoOf(slot: number): number {
    const first = this.countriesEnd(slot);
    return first < this.occupationsEnd(slot) ? this.lists.items[first]! : 0;
  }

  protected override pack(): void {
    this.skills = packed(this.tellSkills);
    this.languages = packed(this.tellLanguages);
    this.groups = packed(this.tellGroups);
  }

  private writeLists(slot: number, input: CandidateInput): void {
    const { words, lists } = this;
    const skills = words.skillNumbers(input.skills);
    const languages = (input.languages ?? []).slice(0, 255);
    const countries = (input.mobility?.countries ?? []).slice(0, 255);
    const occupations = input.occupations.slice(0, 255);
    const pushOccupation = (o: CandidateInput['occupations'][number]): void => {
      lists.push(Number(o.isco));
      lists.push(words.occupationNumber(o.esco));
    };
    for (const skill of skills) lists.push(skill);
    for (const { code, cefr } of languages) lists.push((words.languages.numberOf(code) << 3) | CEFR.indexOf(cefr));
    for (const country of countries) lists.push(words.countries.numberOf(country));
    for (const occupation of occupations) {
      pushOccupation(occupation);
      words.groups.numberOf(Number(occupation.isco));
    }
    for (const { occupation, months } of input.experience ?? []) {
      pushOccupation(occupation);
      lists.push(Math.min(0xffff, months));
    }
    const at = slot * 4;
    this.counts[at] = skills.length;
    this.counts[at + 1] = languages.length;
    this.counts[at + 2] = countries.length;
    this.counts[at + 3] = occupations.length;
    this.starts[slot + 1] = lists.length;
    if (this.filling) return;
    this.skillsOf(slot, (key) => (this.skills as GrowingPostings).add(key, slot));
    this.languagesOf(slot, (key) => (this.languages as GrowingPostings).add(key, slot));
    this.groupsOf(slot, (key) => (this.groups as GrowingPostings).add(key, slot));
  }

  private readonly tellSkills: TellPostings = (tell) => {
    for (let slot = 0; slot < this.size; slot++) this.skillsOf(slot, tell);
  };

  private readonly tellLanguages: TellPostings = (tell) => {
    for (let slot = 0; slot < this.size; slot++) this.languagesOf(slot, tell);
  };

  private readonly tellGroups: TellPostings = (tell) => {
    for (let slot = 0; slot < this.size; slot++) this.groupsOf(slot, tell);
  };

  private skillsOf(slot: number, tell: (key: number, slot: number) => void): void {
    const { items } = this.lists;
    for (let i = this.starts[slot]!, end = this.skillsEnd(slot); i < end; i++) tell(items[i]!, slot);
  }

  private languagesOf(slot: number, tell: (key: number, slot: number) => void): void {
    const { items } = this.lists;
    const start = this.skillsEnd(slot);
    const end = this.languagesEnd(slot);
    if (start === end) tell(UNTOLD, slot);
    for (let i = start; i < end; i++) tell(items[i]! >> 3, slot);
  }

  /** Each group once, however often somebody names it. */
  private groupsOf(slot: number, tell: (key: number, slot: number) => void): void {
    const { items } = this.lists;
    const start = this.countriesEnd(slot);
    for (let i = start, end = this.occupationsEnd(slot); i < end; i += 2) {
      let earlier = start;
      while (earlier < i && items[earlier] !== items[i]) earlier += 2;
      if (earlier === i) tell(this.words.groups.numberOf(items[i]!), slot);
    }
  }
}

import { withIncluded } from '../assessment/licences.js';
import { CEFR, type CandidateInput } from '../inputs.js';
import { SCHEDULES } from './candidate-numbers.js';
import { dayOf } from './days.js';
import type { Dictionaries } from './dictionaries.js';
import { GrowingArray, resized } from './growing-array.js';
import { byOccupation, reorder, reorderLists } from './order.js';
import { GrowingPostings, packed, type Postings, type TellPostings } from './postings.js';
import { readCandidate } from './read-candidate.js';
import type { Segment } from './segments.js';
import { LISTED_NUMBERS, SEGMENT_SLOTS } from './segment-size.js';
import { wordsOf } from './uuid-table.js';

/** Key of the list of those who tell no language: languages are numbered from 1. */
export const UNTOLD = 0;
const LIVE = 1;
const TARGETED_SHIFT = 1;
const MOBILITY = 8;
const AVAILABILITY = 16;

/**
 * Up to 65,536 candidates as columns, about a hundred bytes each. An entry never changes: an update adds a new one and retires the old.
 * `lists` holds for each slot: skills, languages (number and level), countries, occupations (ISCO, ESCO), experience (ISCO, ESCO, months).
 */
export class CandidateSegment implements Segment<CandidateInput> {
  size = 0;
  live = 0;
  ids: Uint32Array;
  flags: Uint8Array;
  schedules: Uint8Array;
  education: Uint8Array;
  contracts: Uint16Array;
  licences: Uint32Array;
  from: Uint16Array;
  places: Uint16Array;
  maxKm: Uint16Array;
  /** Weight of all the candidate's skills. */
  held: Int32Array;
  starts: Uint32Array;
  /** How many skills, languages, countries and occupations `lists` has; experience is the rest. */
  counts: Uint8Array;
  lists: GrowingArray;
  skills: Postings = new GrowingPostings();
  groups: Postings = new GrowingPostings();
  /** By language; under `UNTOLD` those who tell none. */
  languages: Postings = new GrowingPostings();
  sealed = false;

  /** @param filling no question is asked before `seal`: the lists by key are written then, all at once. Room for a whole segment is asked for at once: the system lends it page by page */
  constructor(private readonly words: Dictionaries, private readonly filling: boolean, private capacity = filling ? SEGMENT_SLOTS : 64) {
    this.lists = new GrowingArray(filling ? LISTED_NUMBERS : undefined);
    this.ids = new Uint32Array(capacity * 4);
    this.flags = new Uint8Array(capacity);
    this.schedules = new Uint8Array(capacity);
    this.education = new Uint8Array(capacity);
    this.contracts = new Uint16Array(capacity);
    this.licences = new Uint32Array(capacity);
    this.from = new Uint16Array(capacity);
    this.places = new Uint16Array(capacity);
    this.maxKm = new Uint16Array(capacity);
    this.held = new Int32Array(capacity);
    this.starts = new Uint32Array(capacity + 1);
    this.counts = new Uint8Array(capacity * 4);
  }

  get full(): boolean {
    return this.sealed || this.size === SEGMENT_SLOTS;
  }

  /** Adds a candidate and answers its slot. */
  add(input: CandidateInput): number {
    if (this.size === this.capacity) this.resize(Math.min(SEGMENT_SLOTS, this.capacity * 2));
    const slot = this.size;
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
    this.size++;
    this.live++;
    if (!this.filling) this.renewSums(slot);
    return slot;
  }

  /** Whether the slot holds a candidate still. */
  isLive(slot: number): boolean {
    return (this.flags[slot]! & LIVE) !== 0;
  }

  retire(slot: number): void {
    this.flags[slot]! &= ~LIVE;
    this.live--;
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

  /** No more additions: gives back all slack. */
  seal(): Uint16Array | undefined {
    if (this.sealed) return undefined;
    this.sealed = true;
    const order = this.reorder();
    this.resize(this.size);
    this.lists.trim();
    this.skills = packed(this.tellSkills);
    this.languages = packed(this.tellLanguages);
    this.groups = packed(this.tellGroups);
    return order;
  }

  read(slot: number): CandidateInput {
    return readCandidate(this, slot, this.words);
  }

  get bytes(): number {
    const columns = [this.ids, this.flags, this.schedules, this.education, this.contracts, this.licences, this.from, this.places, this.maxKm, this.held, this.starts, this.counts, this.lists.items];
    return columns.reduce((sum, column) => sum + column.byteLength, this.skills.bytes + this.groups.bytes + this.languages.bytes);
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

  private reorder(): Uint16Array {
    const order = byOccupation(this.size, (slot) => this.countriesEnd(slot) < this.occupationsEnd(slot) ? this.lists.items[this.countriesEnd(slot)]! : 0);
    reorderLists(this.lists, this.starts, order);
    reorder(this.ids, order, 4);
    reorder(this.flags, order);
    reorder(this.schedules, order);
    reorder(this.education, order);
    reorder(this.contracts, order);
    reorder(this.licences, order);
    reorder(this.from, order);
    reorder(this.places, order);
    reorder(this.maxKm, order);
    reorder(this.held, order);
    reorder(this.counts, order, 4);
    return order;
  }

  private resize(capacity: number): void {
    this.capacity = capacity;
    this.ids = resized(this.ids, capacity * 4);
    this.flags = resized(this.flags, capacity);
    this.schedules = resized(this.schedules, capacity);
    this.education = resized(this.education, capacity);
    this.contracts = resized(this.contracts, capacity);
    this.licences = resized(this.licences, capacity);
    this.from = resized(this.from, capacity);
    this.places = resized(this.places, capacity);
    this.maxKm = resized(this.maxKm, capacity);
    this.held = resized(this.held, capacity);
    this.starts = resized(this.starts, capacity + 1);
    this.counts = resized(this.counts, capacity * 4);
  }
}

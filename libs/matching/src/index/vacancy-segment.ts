import { ESSENTIAL_FACTOR } from '../assessment/score.js';
import { CEFR, type Language, type VacancyInput } from '../inputs.js';
import { dateOf } from './days.js';
import type { Dictionaries } from './dictionaries.js';
import { GrowingArray, resized } from './growing-array.js';
import { byOccupation, reorder, reorderLists } from './order.js';
import { GrowingPostings, packed, type Postings } from './postings.js';
import { LISTED_NUMBERS, SEGMENT_SLOTS } from './segment-size.js';
import type { Segment } from './segments.js';
import { uuidOf, wordsOf } from './uuid-table.js';
import { FULLY_REMOTE, OFFERED_SCHEDULES, REMOTE, numbersOf } from './vacancy-numbers.js';

type Tell = (key: number, slot: number) => void;

const LIVE = 1;
const TARGETED = 2;
const HOME = 4;
const SCHEDULE_SHIFT = 3;
const REMOTE_SHIFT = 5;

/** Up to 65,536 vacancies as columns. `lists` holds for each slot: essential skills, optional skills, languages (number and level). */
export class VacancySegment implements Segment<VacancyInput> {
  size = 0;
  live = 0;
  sealed = false;
  ids: Uint32Array;
  flags: Uint8Array;
  isco: Uint16Array;
  esco: Uint16Array;
  contracts: Uint16Array;
  licences: Uint32Array;
  countries: Uint16Array;
  places: Uint32Array;
  education: Uint8Array;
  experience: Uint16Array;
  validUntil: Uint16Array;
  /** Weight of all that the vacancy asks. */
  asked: Int32Array;
  starts: Uint32Array;
  /** How many essential and optional skills `lists` has; languages are the rest. */
  counts: Uint8Array;
  lists: GrowingArray;
  essential: Postings = new GrowingPostings();
  optional: Postings = new GrowingPostings();
  groups: Postings = new GrowingPostings();
  /** By place of work, 0 where it is not known. */
  byPlace: Postings = new GrowingPostings();
  byCountry: Postings = new GrowingPostings();
  /** Under key 0 those whose work is done wholly from afar. */
  fromAfar: Postings = new GrowingPostings();

  /** @param filling no question is asked before `seal`: the lists by key are written then, all at once. Room for a whole segment is asked for at once: the system lends it page by page */
  constructor(private readonly words: Dictionaries, private readonly filling: boolean, private capacity = filling ? SEGMENT_SLOTS : 64) {
    this.lists = new GrowingArray(filling ? LISTED_NUMBERS : undefined);
    this.ids = new Uint32Array(capacity * 4);
    this.flags = new Uint8Array(capacity);
    this.isco = new Uint16Array(capacity);
    this.esco = new Uint16Array(capacity);
    this.contracts = new Uint16Array(capacity);
    this.licences = new Uint32Array(capacity);
    this.countries = new Uint16Array(capacity);
    this.places = new Uint32Array(capacity);
    this.education = new Uint8Array(capacity);
    this.experience = new Uint16Array(capacity);
    this.validUntil = new Uint16Array(capacity);
    this.asked = new Int32Array(capacity);
    this.starts = new Uint32Array(capacity + 1);
    this.counts = new Uint8Array(capacity * 2);
  }

  get full(): boolean {
    return this.sealed || this.size === SEGMENT_SLOTS;
  }

  add(input: VacancyInput): number {
    if (this.size === this.capacity) this.resize(Math.min(SEGMENT_SLOTS, this.capacity * 2));
    const slot = this.size;
    wordsOf(input.id, this.ids, slot * 4);
    const numbers = numbersOf(input, this.words);
    const { essential, optional } = numbers;
    for (const skill of essential) this.lists.push(skill);
    for (const skill of optional) this.lists.push(skill);
    for (const language of numbers.languages) this.lists.push(language);
    this.counts[slot * 2] = essential.length;
    this.counts[slot * 2 + 1] = optional.length;
    this.starts[slot + 1] = this.lists.length;
    this.flags[slot] =
      LIVE | (numbers.targeted ? TARGETED : 0) | (numbers.home ? HOME : 0) | (numbers.schedule << SCHEDULE_SHIFT) | (numbers.remote << REMOTE_SHIFT);
    this.isco[slot] = numbers.isco;
    this.esco[slot] = numbers.esco;
    this.contracts[slot] = numbers.contract;
    this.licences[slot] = numbers.licences;
    this.countries[slot] = numbers.country;
    this.places[slot] = this.words.workplaces.numberOf(input.place);
    this.education[slot] = numbers.educationEqf;
    this.experience[slot] = Math.min(0xffff, numbers.experienceMonths);
    this.validUntil[slot] = numbers.validUntil;
    this.size++;
    this.live++;
    this.words.groups.numberOf(numbers.isco);
    if (!this.filling) this.list(slot);
    if (!this.filling) this.renewSums(slot);
    return slot;
  }

  isLive(slot: number): boolean {
    return (this.flags[slot]! & LIVE) !== 0;
  }

  retire(slot: number): void {
    this.flags[slot]! &= ~LIVE;
    this.live--;
  }

  isTargeted(slot: number): boolean {
    return (this.flags[slot]! & TARGETED) !== 0;
  }

  isHome(slot: number): boolean {
    return (this.flags[slot]! & HOME) !== 0;
  }

  schedule(slot: number): number {
    return (this.flags[slot]! >> SCHEDULE_SHIFT) & 3;
  }

  remote(slot: number): number {
    return (this.flags[slot]! >> REMOTE_SHIFT) & 3;
  }

  essentialEnd(slot: number): number {
    return this.starts[slot]! + this.counts[slot * 2]!;
  }

  skillsEnd(slot: number): number {
    return this.essentialEnd(slot) + this.counts[slot * 2 + 1]!;
  }

  renewSums(slot: number): void {
    const { items } = this.lists;
    const { rarity } = this.words;
    const essentialEnd = this.essentialEnd(slot);
    let sum = 0;
    for (let i = this.starts[slot]!; i < essentialEnd; i++) sum += ESSENTIAL_FACTOR * rarity.weightOf(items[i]!);
    for (let i = essentialEnd, end = this.skillsEnd(slot); i < end; i++) sum += rarity.weightOf(items[i]!);
    this.asked[slot] = sum;
  }

  count(slot: number, step: 1 | -1): void {
    this.words.rarity.count(this.lists.items, this.starts[slot]!, this.skillsEnd(slot), step);
  }

  seal(): Uint16Array | undefined {
    if (this.sealed) return undefined;
    this.sealed = true;
    const order = this.reorder();
    this.resize(this.size);
    this.lists.trim();
    const each = (of: (slot: number, tell: Tell) => void) => packed((tell) => {
      for (let slot = 0; slot < this.size; slot++) of(slot, tell);
    });
    this.essential = each((slot, tell) => this.essentialOf(slot, tell));
    this.optional = each((slot, tell) => this.optionalOf(slot, tell));
    this.groups = each((slot, tell) => tell(this.words.groups.numberOf(this.isco[slot]!), slot));
    this.byPlace = each((slot, tell) => tell(this.places[slot]!, slot));
    this.byCountry = each((slot, tell) => tell(this.countries[slot]!, slot));
    this.fromAfar = each((slot, tell) => {
      if (this.remote(slot) === FULLY_REMOTE) tell(0, slot);
    });
    return order;
  }

  read(slot: number): VacancyInput {
    const { items } = this.lists;
    const { words } = this;
    const essentialEnd = this.essentialEnd(slot);
    const skillsEnd = this.skillsEnd(slot);
    const skill = (n: number): string => words.rarity.skills.textOf(n);
    const language = (n: number): Language => ({ code: words.languages.textOf(n >> 3), cefr: CEFR[n & 7]! });
    return {
      id: uuidOf(this.ids, slot * 4),
      occupation: {
        ...(this.esco[slot] === 0 ? {} : { esco: words.occupations.textOf(this.esco[slot]!) }),
        isco: String(this.isco[slot]).padStart(4, '0'),
      },
      essentialSkills: Array.from(items.subarray(this.starts[slot], essentialEnd), skill),
      optionalSkills: Array.from(items.subarray(essentialEnd, skillsEnd), skill),
      languages: Array.from(items.subarray(skillsEnd, this.starts[slot + 1]), language),
      licences: words.namesOf(words.licences, this.licences[slot]!),
      contract: words.namesOf(words.contracts, this.contracts[slot]!)[0]!,
      schedule: OFFERED_SCHEDULES[this.schedule(slot)] as VacancyInput['schedule'],
      country: words.countries.textOf(this.countries[slot]!),
      place: words.workplaces.pointOf(this.places[slot]!),
      remote: REMOTE[this.remote(slot)]!,
      experienceMonths: this.experience[slot] || undefined,
      educationEqf: this.education[slot] || undefined,
      targetedPlacement: this.isTargeted(slot),
      validUntil: dateOf(this.validUntil[slot]!),
    };
  }

  get bytes(): number {
    const columns = [this.ids, this.flags, this.isco, this.esco, this.contracts, this.licences, this.countries, this.places, this.education, this.experience, this.validUntil, this.asked, this.starts, this.counts, this.lists.items];
    return columns.reduce((sum, column) => sum + column.byteLength, this.essential.bytes + this.optional.bytes + this.groups.bytes + this.byPlace.bytes + this.byCountry.bytes + this.fromAfar.bytes);
  }

  private list(slot: number): void {
    const into = (postings: Postings): Tell => (key) => (postings as GrowingPostings).add(key, slot);
    this.essentialOf(slot, into(this.essential));
    this.optionalOf(slot, into(this.optional));
    into(this.groups)(this.words.groups.numberOf(this.isco[slot]!), slot);
    into(this.byPlace)(this.places[slot]!, slot);
    into(this.byCountry)(this.countries[slot]!, slot);
    if (this.remote(slot) === FULLY_REMOTE) into(this.fromAfar)(0, slot);
  }

  private essentialOf(slot: number, tell: Tell): void {
    const { items } = this.lists;
    for (let i = this.starts[slot]!, end = this.essentialEnd(slot); i < end; i++) tell(items[i]!, slot);
  }

  private optionalOf(slot: number, tell: Tell): void {
    const { items } = this.lists;
    for (let i = this.essentialEnd(slot), end = this.skillsEnd(slot); i < end; i++) tell(items[i]!, slot);
  }

  private reorder(): Uint16Array {
    const order = byOccupation(this.size, (slot) => this.isco[slot]!);
    reorderLists(this.lists, this.starts, order);
    reorder(this.ids, order, 4);
    reorder(this.flags, order);
    reorder(this.isco, order);
    reorder(this.esco, order);
    reorder(this.contracts, order);
    reorder(this.licences, order);
    reorder(this.countries, order);
    reorder(this.places, order);
    reorder(this.education, order);
    reorder(this.experience, order);
    reorder(this.validUntil, order);
    reorder(this.asked, order);
    reorder(this.counts, order, 2);
    return order;
  }

  private resize(capacity: number): void {
    this.capacity = capacity;
    this.ids = resized(this.ids, capacity * 4);
    this.flags = resized(this.flags, capacity);
    this.isco = resized(this.isco, capacity);
    this.esco = resized(this.esco, capacity);
    this.contracts = resized(this.contracts, capacity);
    this.licences = resized(this.licences, capacity);
    this.countries = resized(this.countries, capacity);
    this.places = resized(this.places, capacity);
    this.education = resized(this.education, capacity);
    this.experience = resized(this.experience, capacity);
    this.validUntil = resized(this.validUntil, capacity);
    this.asked = resized(this.asked, capacity);
    this.starts = resized(this.starts, capacity + 1);
    this.counts = resized(this.counts, capacity * 2);
  }
}

import { ESSENTIAL_FACTOR } from '../assessment/score.js';
import { CEFR, type Language, type VacancyInput } from '../inputs.js';
import type { Dictionaries } from './dictionaries.js';
import { GrowingPostings, packed, type Postings } from './postings.js';
import { LIVE, SlotColumns } from './slot-columns.js';
import type { Segment } from './segments.js';
import { uuidOf, wordsOf } from './uuid-table.js';
import { FULLY_REMOTE, OFFERED_SCHEDULES, REMOTE, numbersOf } from './vacancy-numbers.js';

type Tell = (key: number, slot: number) => void;

const TARGETED = 2;
const HOME = 4;
const SCHEDULE_SHIFT = 3;
const REMOTE_SHIFT = 5;

/** Vacancies. `lists` holds for each slot: essential skills, optional skills, languages (number and level). */
export class VacancySegment extends SlotColumns implements Segment<VacancyInput> {
  isco = this.column(Uint16Array);
  esco = this.column(Uint16Array);
  contracts = this.column(Uint16Array);
  licences = this.column(Uint32Array);
  countries = this.column(Uint16Array);
  places = this.column(Uint32Array);
  education = this.column(Uint8Array);
  experience = this.column(Uint16Array);
  /** Weight of all that the vacancy asks. */
  asked = this.column(Int32Array);
  /** How many essential and optional skills `lists` has; languages are the rest. */
  counts = this.column(Uint8Array, 2);
  essential: Postings = new GrowingPostings();
  optional: Postings = new GrowingPostings();
  groups: Postings = new GrowingPostings();
  /** By place of work, 0 where it is not known. */
  byPlace: Postings = new GrowingPostings();
  byCountry: Postings = new GrowingPostings();
  /** Under key 0 those whose work is done wholly from afar. */
  fromAfar: Postings = new GrowingPostings();

  constructor(private readonly words: Dictionaries, filling: boolean) {
    super(filling);
  }

  add(input: VacancyInput): number {
    const slot = this.nextSlot();
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
    this.keep();
    this.words.groups.numberOf(numbers.isco);
    if (!this.filling) this.list(slot);
    if (!this.filling) this.renewSums(slot);
    return slot;
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
    };
  }

  override get bytes(): number {
    return super.bytes + this.essential.bytes + this.optional.bytes + this.groups.bytes + this.byPlace.bytes + this.byCountry.bytes + this.fromAfar.bytes;
  }

  protected override iscoOf(slot: number): number {
    return this.isco[slot]!;
  }

  protected override pack(): void {
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
}

import { CEFR, type CandidateInput, type Language } from '../inputs.js';
import { SCHEDULES } from './candidate-numbers.js';
import type { CandidateSegment } from './candidate-segment.js';
import { dateOf } from './days.js';
import type { Dictionaries } from './dictionaries.js';
import { uuidOf } from './uuid-table.js';

type Availability = NonNullable<CandidateInput['availability']>;
type Mobility = NonNullable<CandidateInput['mobility']>;

/** The candidate of a slot as it was told, out of the numbers that stand for it. */
export function readCandidate(segment: CandidateSegment, slot: number, words: Dictionaries): CandidateInput {
  const { items } = segment.lists;
  const start = segment.starts[slot]!;
  const skillsEnd = segment.skillsEnd(slot);
  const languagesEnd = segment.languagesEnd(slot);
  const countriesEnd = segment.countriesEnd(slot);
  const occupationsEnd = segment.occupationsEnd(slot);
  const occupation = (at: number) => ({
    ...(items[at + 1] === 0 ? {} : { esco: words.occupations.textOf(items[at + 1]!) }),
    isco: String(items[at]).padStart(4, '0'),
  });
  const languages: Language[] = [];
  for (let i = skillsEnd; i < languagesEnd; i++) languages.push({ code: words.languages.textOf(items[i]! >> 3), cefr: CEFR[items[i]! & 7]! });
  const occupations = [];
  for (let i = countriesEnd; i < occupationsEnd; i += 2) occupations.push(occupation(i));
  const experience = [];
  for (let i = occupationsEnd; i < segment.starts[slot + 1]!; i += 3) experience.push({ occupation: occupation(i), months: items[i + 2]! });
  return {
    id: uuidOf(segment.ids, slot * 4),
    occupations,
    skills: Array.from(items.subarray(start, skillsEnd), (n) => words.rarity.skills.textOf(n)),
    languages,
    educationEqf: segment.education[slot] || undefined,
    experience,
    licences: words.namesOf(words.licences, segment.licences[slot]!),
    availability: segment.tellsAvailability(slot) ? availabilityOf(segment, slot, words) : undefined,
    mobility: segment.tellsMobility(slot)
      ? mobilityOf(segment, slot, words, Array.from(items.subarray(languagesEnd, countriesEnd), (n) => words.countries.textOf(n)))
      : undefined,
    targetedPlacement: segment.targeted(slot) === 0 ? undefined : segment.targeted(slot) === 2,
  };
}

function availabilityOf(segment: CandidateSegment, slot: number, words: Dictionaries): Availability {
  return {
    from: dateOf(segment.from[slot]!),
    contracts: words.namesOf(words.contracts, segment.contracts[slot]!),
    schedule: SCHEDULES[segment.schedules[slot]!] as Availability['schedule'],
  };
}

function mobilityOf(segment: CandidateSegment, slot: number, words: Dictionaries, countries: string[]): Mobility {
  return { place: words.places.pointOf(segment.places[slot]!), maxKm: segment.maxKm[slot]!, countries };
}

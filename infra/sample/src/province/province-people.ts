import codiceFiscale from '@marketto/codice-fiscale-utils';
import type { ContractType } from '@filiera/contracts';
import { OCCUPATIONS } from '../occupations.js';
import type { SamplePerson } from '../people.js';
import { italianWords } from './italian-number-words.js';
import { FIRST_NUMBER } from './province-size.js';
import { between, drawn, numbersOf } from './seeded-numbers.js';
import { PEOPLES_OCCUPATIONS } from './what-people-do.js';
import { TOWNS, TOWNS_BY_RESIDENTS } from './where-people-live.js';

const DAY = 86_400_000;
const MONTHS = 'ABCDEHLMPRST';
/** One in twenty would move, mostly where most people go who leave Apulia. A sample's proportions, not a statistic. */
const ABROAD: readonly (readonly [countries: readonly string[], weight: number])[] = [[[], 95], [['DE'], 2], [['DE', 'CH'], 1], [['FR'], 1], [['ES', 'NL'], 1]];
const ENGLISH = [['A2', 5], ['B1', 3], ['B2', 2], ['C1', 1]] as const;

/** Who registers people born when, by years before this one, and what these people look for. */
interface Cohort {
  readonly places: readonly SamplePerson['at'][];
  readonly ages: readonly [least: number, most: number];
  readonly contracts: readonly (readonly ContractType[])[];
}

/** Of twenty people, seventeen are adults at offices and agencies, two come from school (all of age) and one from university. */
const ADULTS: Cohort = {
  places: [...Array<SamplePerson['at']>(7).fill('cpi-1'), ...Array<SamplePerson['at']>(5).fill('cpi-2'), ...Array<SamplePerson['at']>(3).fill('agency-1'), 'agency-2', 'agency-2'],
  ages: [30, 62],
  contracts: [['permanent', 'fixed-term'], ['fixed-term', 'seasonal'], ['permanent', 'fixed-term', 'agency-work'], ['fixed-term', 'seasonal', 'agency-work', 'on-call']],
};
const PUPILS: Cohort = { places: ['school-1', 'school-1'], ages: [19, 19], contracts: [['apprenticeship-2', 'internship', 'fixed-term'], ['apprenticeship-2', 'seasonal']] };
const GRADUATES: Cohort = { places: ['university-1'], ages: [22, 29], contracts: [['permanent', 'apprenticeship-3', 'internship'], ['permanent', 'fixed-term']] };
const COHORTS = [ADULTS, PUPILS, GRADUATES];
const ROUND = COHORTS.reduce((sum, { places }) => sum + places.length, 0);

/** The person with this index in a province, from 0: always the same for the same seed and year. */
export function provincePerson(index: number, seed: number, year: number): SamplePerson {
  const next = numbersOf(seed, index);
  const { cohort, place, rank } = cohortOf(index);
  const birth = birthOf(rank, cohort, year);
  const occupation = drawn(PEOPLES_OCCUPATIONS, next);
  const home = drawn(TOWNS_BY_RESIDENTS, next);
  return {
    at: place,
    number: FIRST_NUMBER + index,
    firstName: `Persona ${capital(italianWords(FIRST_NUMBER + index))}`,
    birthDate: birth.date,
    taxCode: birth.taxCode,
    occupation,
    skills: between(1, OCCUPATIONS[occupation].skills.length, next),
    experienceMonths: cohort === ADULTS ? between(0, 240, next) : between(0, 12, next),
    municipality: home.istat,
    maxKm: drawn([[10, 2], [20, 4], [30, 3], [50, 2], [100, 1]], next),
    contracts: drawn(cohort.contracts.map((some) => [some, 1] as const), next),
    english: drawn(ENGLISH, next),
    abroad: drawn(ABROAD, next),
  };
}

/** Which cohort an index belongs to, and the how-manieth of it it is. */
function cohortOf(index: number): { cohort: Cohort; place: SamplePerson['at']; rank: number } {
  let position = index % ROUND;
  for (const cohort of COHORTS) {
    const { places } = cohort;
    if (position < places.length) return { cohort, place: places[position]!, rank: Math.floor(index / ROUND) * places.length + position };
    position -= places.length;
  }
  throw new Error('unreachable: the cohorts are a round');
}

/** Day, sex and place of birth: different for every rank of a cohort, so that no two people share a tax code. */
function birthOf(rank: number, { ages: [least, most] }: Cohort, year: number): { date: string; taxCode: string } {
  const first = Date.UTC(year - most - 1, 0, 1);
  const days = Math.round((Date.UTC(year - least, 0, 1) - first) / DAY);
  // A step that has no divisor in common with the days goes through all of them before it repeats one.
  const step = stepThrough(days);
  const date = new Date(first + ((Math.floor(rank / (2 * TOWNS.length)) * step) % days) * DAY);
  const woman = Math.floor(rank / TOWNS.length) % 2 === 1;
  const iso = date.toISOString().slice(0, 10);
  const code = `SMPPSN${iso.slice(2, 4)}${MONTHS[date.getUTCMonth()]}${String(date.getUTCDate() + (woman ? 40 : 0)).padStart(2, '0')}${TOWNS[rank % TOWNS.length]!.belfiore}`;
  return { date: iso, taxCode: code + codiceFiscale.CheckDigitizer.checkDigit(code) };
}

function stepThrough(days: number): number {
  const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b));
  let step = Math.round(days * 0.381966);
  while (divisor(days, step) !== 1) step++;
  return step;
}

function capital(word: string): string {
  return word[0]!.toUpperCase() + word.slice(1);
}

/** The index of the person who was placed with this index by a member: every round of twenty people has one of each. */
export function placedPerson(index: number, at: SamplePerson['at']): number {
  let before = 0;
  for (const { places } of COHORTS) {
    const position = places.indexOf(at);
    if (position >= 0) return index * ROUND + before + position;
    before += places.length;
  }
  throw new Error(`nobody of the province is at ${at}`);
}

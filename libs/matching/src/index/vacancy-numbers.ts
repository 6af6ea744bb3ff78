import { ESSENTIAL_FACTOR } from '../assessment/score.js';
import { CEFR, type VacancyInput } from '../inputs.js';
import type { Dictionaries } from './dictionaries.js';

/** Municipalities are Italian ones: the way to work is measured inside this country. */
export const HOME_COUNTRY = 'IT';
export const OFFERED_SCHEDULES = ['', 'full-time', 'part-time', 'flexible'] as const;
export const REMOTE = ['none', 'partial', 'full'] as const;
export const FULLY_REMOTE = 2;

/** A vacancy in the numbers of the dictionaries, ready to be held against many candidates. */
export interface VacancyNumbers {
  readonly isco: number;
  readonly esco: number;
  readonly essential: readonly number[];
  readonly optional: readonly number[];
  /** Weight of all that is asked. */
  readonly asked: number;
  /** Language number shifted by three, and level. */
  readonly languages: readonly number[];
  readonly licences: number;
  readonly contract: number;
  readonly schedule: number;
  readonly country: number;
  readonly home: boolean;
  readonly remote: number;
  readonly experienceMonths: number;
  readonly educationEqf: number;
  readonly targeted: boolean;
}

export function numbersOf(vacancy: VacancyInput, words: Dictionaries): VacancyNumbers {
  const essential = words.skillNumbers(vacancy.essentialSkills);
  const optional = words.skillNumbers(vacancy.optionalSkills).filter((skill) => !essential.includes(skill));
  const { rarity } = words;
  return {
    isco: Number(vacancy.occupation.isco),
    esco: words.occupationNumber(vacancy.occupation.esco),
    essential,
    optional,
    asked: askedWeight(essential, optional, (skill) => rarity.weightOf(skill)),
    languages: vacancy.languages.map(({ code, cefr }) => (words.languages.numberOf(code) << 3) | CEFR.indexOf(cefr)),
    licences: words.licenceMask(vacancy.licences),
    contract: words.contractMask([vacancy.contract]),
    schedule: OFFERED_SCHEDULES.indexOf(vacancy.schedule),
    country: words.countries.numberOf(vacancy.country),
    home: vacancy.country === HOME_COUNTRY,
    remote: REMOTE.indexOf(vacancy.remote),
    experienceMonths: vacancy.experienceMonths ?? 0,
    educationEqf: vacancy.educationEqf ?? 0,
    targeted: vacancy.targetedPlacement,
  };
}

/** Weight of what a vacancy asks, in units of an optional skill. */
export function askedWeight(essential: readonly number[], optional: readonly number[], weightOf: (skill: number) => number): number {
  let sum = 0;
  for (const skill of essential) sum += ESSENTIAL_FACTOR * weightOf(skill);
  for (const skill of optional) sum += weightOf(skill);
  return sum;
}

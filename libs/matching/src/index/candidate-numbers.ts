import { withIncluded } from '../assessment/licences.js';
import { CEFR, type CandidateInput } from '../inputs.js';
import type { Dictionaries } from './dictionaries.js';

/** Working hours that a candidate may be available for, in the order of their numbers; the first where nothing is told. */
export const SCHEDULES = ['', 'full-time', 'part-time', 'any'] as const;

/** A candidate in the numbers of the dictionaries, ready to be held against many vacancies. */
export interface CandidateNumbers {
  readonly skills: readonly number[];
  /** Weight of all the candidate's skills. */
  readonly held: number;
  readonly occupations: readonly { readonly isco: number; readonly esco: number }[];
  readonly experience: readonly { readonly isco: number; readonly esco: number; readonly months: number }[];
  /** Language number shifted by three, and level. */
  readonly languages: readonly number[];
  readonly licences: number;
  readonly educationEqf: number;
  /** 0 not told, 1 full time, 2 part time, 3 either. */
  readonly schedule: number;
  /** Forms of employment looked for, a bit each; undefined where none is told. */
  readonly contracts: number | undefined;
  readonly mobility: { readonly maxKm: number; readonly countries: readonly number[] } | undefined;
  /** 0 not told, 1 not enrolled, 2 enrolled. */
  readonly targeted: number;
}

export function candidateNumbers(candidate: CandidateInput, words: Dictionaries): CandidateNumbers {
  const skills = words.skillNumbers(candidate.skills);
  const occupation = (o: CandidateInput['occupations'][number]) => ({
    isco: Number(o.isco),
    esco: words.occupationNumber(o.esco),
  });
  const { availability, mobility, targetedPlacement } = candidate;
  return {
    skills,
    held: skills.reduce((sum, skill) => sum + words.rarity.weightOf(skill), 0),
    occupations: candidate.occupations.map(occupation),
    experience: (candidate.experience ?? []).map((e) => ({ ...occupation(e.occupation), months: e.months })),
    languages: (candidate.languages ?? []).map(({ code, cefr }) => (words.languages.numberOf(code) << 3) | CEFR.indexOf(cefr)),
    licences: words.licenceMask(withIncluded(candidate.licences ?? [])),
    educationEqf: candidate.educationEqf ?? 0,
    schedule: availability === undefined ? 0 : SCHEDULES.indexOf(availability.schedule),
    contracts: availability && words.contractMask(availability.contracts),
    mobility: mobility && { maxKm: mobility.maxKm, countries: (mobility.countries ?? []).map((country) => words.countries.numberOf(country)) },
    targeted: targetedPlacement === undefined ? 0 : targetedPlacement ? 2 : 1,
  };
}

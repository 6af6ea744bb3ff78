import { CEFR, type CandidateInput, type VacancyInput } from '../inputs.js';
import { HOME_COUNTRY } from '../index/vacancy-numbers.js';
import { withIncluded } from './licences.js';

export const REQUIREMENTS = ['languages', 'licences', 'contract', 'distance', 'targeted-placement'] as const;
export type RequirementName = (typeof REQUIREMENTS)[number];

/**
 * A hard requirement: not a matter of more or less, and apart from the score.
 * `unknown` means that this reader was not told: a person asks, nobody is left out for it.
 */
export interface Requirement {
  readonly name: RequirementName;
  readonly outcome: 'met' | 'unmet' | 'unknown';
  /** What the vacancy asks, as codes: `de:B2`, `B`, `permanent`, kilometres. */
  readonly asked: readonly string[];
  /** What of it is missing, or what there is instead. */
  readonly missing: readonly string[];
}

/** The hard requirements that this vacancy sets, in a fixed order; those it does not set are left out. */
export function requirementsOf(candidate: CandidateInput, vacancy: VacancyInput, km: number | undefined): Requirement[] {
  return [
    languages(candidate, vacancy),
    licences(candidate, vacancy),
    contract(candidate, vacancy),
    distance(candidate, vacancy, km),
    targetedPlacement(candidate, vacancy),
  ].filter((requirement) => requirement !== undefined);
}

function judged(name: RequirementName, asked: string[], missing: string[], known: boolean): Requirement {
  return { name, outcome: !known ? 'unknown' : missing.length > 0 ? 'unmet' : 'met', asked, missing };
}

function languages(candidate: CandidateInput, vacancy: VacancyInput): Requirement | undefined {
  if (vacancy.languages.length === 0) return undefined;
  const known = candidate.languages ?? [];
  const missing = vacancy.languages.filter(({ code, cefr }) => !known.some((k) => k.code === code && CEFR.indexOf(k.cefr) >= CEFR.indexOf(cefr)));
  const codes = (list: VacancyInput['languages']): string[] => list.map(({ code, cefr }) => `${code}:${cefr}`);
  return judged('languages', codes(vacancy.languages), codes(missing), known.length > 0);
}

function licences(candidate: CandidateInput, vacancy: VacancyInput): Requirement | undefined {
  if (vacancy.licences.length === 0) return undefined;
  const held = withIncluded(candidate.licences ?? []);
  return judged('licences', [...vacancy.licences], vacancy.licences.filter((licence) => !held.includes(licence)), held.length > 0);
}

function contract(candidate: CandidateInput, vacancy: VacancyInput): Requirement {
  const wanted = candidate.availability?.contracts;
  return judged('contract', [vacancy.contract], wanted?.includes(vacancy.contract) ? [] : [vacancy.contract], wanted !== undefined);
}

/** The way to work within the candidate's own limit; no limit for work done wholly from afar, nor in a country the candidate would move to. */
function distance(candidate: CandidateInput, vacancy: VacancyInput, km: number | undefined): Requirement | undefined {
  if (vacancy.remote === 'full') return undefined;
  const { mobility } = candidate;
  const asked = [mobility === undefined ? vacancy.country : `${mobility.maxKm}`];
  if (mobility === undefined) return judged('distance', asked, [], false);
  if (mobility.countries?.includes(vacancy.country)) return judged('distance', [vacancy.country], [], true);
  if (km !== undefined) return judged('distance', asked, km <= mobility.maxKm ? [] : [`${beyond(km)}`], true);
  return vacancy.country === HOME_COUNTRY ? judged('distance', asked, [], false) : judged('distance', [vacancy.country], [vacancy.country], true);
}

/** Kilometres to one decimal, upwards: what is beyond a limit must not read as the limit. */
function beyond(km: number): number {
  return Math.ceil(km * 10) / 10;
}

/** L. 68/1999: a reserved vacancy is for who is enrolled; only a reader whose own data says so can tell. */
function targetedPlacement(candidate: CandidateInput, vacancy: VacancyInput): Requirement | undefined {
  if (!vacancy.targetedPlacement) return undefined;
  const enrolled = candidate.targetedPlacement;
  return judged('targeted-placement', ['L. 68/1999'], enrolled ? [] : ['L. 68/1999'], enrolled !== undefined);
}

import type { CandidateInput, Occupation, VacancyInput } from '../inputs.js';
import { kilometres } from '../index/places.js';
import { NEARNESS, NEARNESS_VALUE, experienceShare } from './closeness.js';
import { requirementsOf, type Requirement } from './requirements.js';
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
  type PartName,
} from './score.js';

/** A part of a score. */
export interface Part {
  readonly name: PartName;
  /** What the part can give. */
  readonly weight: number;
  /** 0 to 1. */
  readonly value: number;
}

/** What the words of an explanation are made from. */
export interface Facts {
  readonly essential: { readonly asked: number; readonly held: readonly string[]; readonly missing: readonly string[] };
  readonly optional: { readonly asked: number; readonly held: readonly string[]; readonly missing: readonly string[] };
  readonly skillsDeclared: number;
  readonly nearness: number;
  /** Months of experience in the unit group and in kindred occupations, and what they count together; undefined when none is declared. */
  readonly months: { readonly inGroup: number; readonly akin: number; readonly counted: number } | undefined;
  readonly askedMonths: number;
  /** Undefined when one of the two places is not known. */
  readonly km: number | undefined;
  readonly remote: VacancyInput['remote'];
  readonly askedEqf: number;
  readonly eqf: number;
  readonly schedule: VacancyInput['schedule'];
  readonly wantedSchedule: 'full-time' | 'part-time' | 'any' | undefined;
}

/** A pair of candidate and vacancy, judged. */
export interface Assessment {
  readonly candidate: string;
  readonly vacancy: string;
  /** 0 to 100. */
  readonly score: number;
  /** Whether the two have a skill, or a kindred occupation, in common: without either it is no match, whatever the score. */
  readonly related: boolean;
  /** Whether no hard requirement is known to be missed. */
  readonly eligible: boolean;
  readonly requirements: readonly Requirement[];
  readonly parts: readonly Part[];
  readonly facts: Facts;
}

/**
 * Judges one pair, plainly. The indices answer the same for many at once; a property test holds them against this.
 * @param weightOf the weight of a skill by its rarity
 */
export function assess(candidate: CandidateInput, vacancy: VacancyInput, weightOf: (skill: string) => number): Assessment {
  const facts = factsOf(candidate, vacancy);
  const sum = (skills: readonly string[]): number => skills.reduce((total, skill) => total + weightOf(skill), 0);
  const matched = ESSENTIAL_FACTOR * sum(facts.essential.held) + sum(facts.optional.held);
  const asked = matched + ESSENTIAL_FACTOR * sum(facts.essential.missing) + sum(facts.optional.missing);
  const values = {
    skills: skillsValue(matched, asked),
    affinity: affinityValue(matched, asked, ESSENTIAL_FACTOR * sum([...new Set(candidate.skills)])),
    occupation: NEARNESS_VALUE[facts.nearness]!,
    experience: experienceValue(facts.askedMonths, facts.months?.counted ?? -1),
    distance: facts.remote === 'full' ? 1 : distanceValue(facts.km ?? -1),
    education: educationValue(facts.askedEqf, facts.eqf),
    schedule: scheduleValue(scheduleCode(facts.schedule), scheduleCode(facts.wantedSchedule)),
  };
  const requirements = requirementsOf(candidate, vacancy, facts.km);
  return {
    candidate: candidate.id,
    vacancy: vacancy.id,
    score: scoreOf(values.skills, values.affinity, values.occupation, values.experience, values.distance, values.education, values.schedule),
    related: matched > 0 || facts.nearness !== NEARNESS.unrelated,
    eligible: requirements.every((requirement) => requirement.outcome !== 'unmet'),
    requirements,
    parts: (Object.keys(WEIGHTS) as PartName[]).map((name) => ({ name, weight: WEIGHTS[name], value: values[name] })),
    facts,
  };
}

function factsOf(candidate: CandidateInput, vacancy: VacancyInput): Facts {
  const held = new Set(candidate.skills);
  const essential = [...new Set(vacancy.essentialSkills)];
  const optional = [...new Set(vacancy.optionalSkills)].filter((skill) => !essential.includes(skill));
  const split = (skills: readonly string[]) => ({
    asked: skills.length,
    held: skills.filter((skill) => held.has(skill)),
    missing: skills.filter((skill) => !held.has(skill)),
  });
  const from = candidate.mobility?.place;
  const experience = candidate.experience ?? [];
  return {
    essential: split(essential),
    optional: split(optional),
    skillsDeclared: held.size,
    nearness: Math.max(NEARNESS.unrelated, ...candidate.occupations.map((occupation) => nearnessOf(vacancy.occupation, occupation))),
    months: experience.length === 0 ? undefined : monthsOf(experience, vacancy.occupation),
    askedMonths: vacancy.experienceMonths ?? 0,
    km: from && vacancy.place ? kilometres(from, vacancy.place) : undefined,
    remote: vacancy.remote,
    askedEqf: vacancy.educationEqf ?? 0,
    eqf: candidate.educationEqf ?? 0,
    schedule: vacancy.schedule,
    wantedSchedule: candidate.availability?.schedule,
  };
}

function monthsOf(experience: NonNullable<CandidateInput['experience']>, asked: Occupation): NonNullable<Facts['months']> {
  const nearnessOfEach = experience.map((e) => ({ months: e.months, near: nearnessOf(asked, e.occupation) }));
  const sum = (counts: (near: number) => number): number => nearnessOfEach.reduce((total, { months, near }) => total + months * counts(near), 0);
  return {
    inGroup: sum((near) => (near >= NEARNESS.unitGroup ? 1 : 0)),
    akin: sum((near) => (near === NEARNESS.minorGroup ? 1 : 0)),
    counted: sum(experienceShare),
  };
}

/** The nearness of two occupations as they are told; `closeness.ts` has the same for numbers. */
export function nearnessOf(asked: Occupation, known: Occupation): number {
  if (asked.isco === known.isco) return asked.esco === undefined || asked.esco === known.esco ? NEARNESS.same : NEARNESS.unitGroup;
  if (asked.isco.slice(0, 3) === known.isco.slice(0, 3)) return NEARNESS.minorGroup;
  return asked.isco.slice(0, 2) === known.isco.slice(0, 2) ? NEARNESS.subMajorGroup : NEARNESS.unrelated;
}

function scheduleCode(schedule: 'full-time' | 'part-time' | 'flexible' | 'any' | undefined): number {
  if (schedule === undefined) return 0;
  return schedule === 'full-time' ? 1 : schedule === 'part-time' ? 2 : 3;
}

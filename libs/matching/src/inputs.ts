/**
 * What the matching is told of a candidate and of a vacancy, and nothing else.
 *
 * No field for age, sex, nationality, origin, health, family or name exists here, so none can weigh (EU AI Act, Annex III 4; D.Lgs 276/2003 art. 10).
 * `CANDIDATE_FIELDS` and `VACANCY_FIELDS` name every field, and a test holds them against a list of forbidden words.
 */
export interface Occupation {
  /** ESCO URI, when the occupation is known that precisely. */
  readonly esco?: string | undefined;
  /** ISCO-08 unit group, four digits. */
  readonly isco: string;
}

export interface Point {
  /** Degrees north, WGS 84. */
  readonly latitude: number;
  /** Degrees east, WGS 84. */
  readonly longitude: number;
}

export const CEFR = ['A1', 'A2', 'B1', 'B2', 'C1', 'C2'] as const;

export interface Language {
  /** ISO 639-1. */
  readonly code: string;
  readonly cefr: (typeof CEFR)[number];
}

export interface CandidateInput {
  /** UUID in lower case: the pseudonym. */
  readonly id: string;
  /** Occupations looked for or practised. */
  readonly occupations: readonly Occupation[];
  /** Skill URIs, each once. */
  readonly skills: readonly string[];
  /** Undefined or empty: not told to this reader, to be checked by a person. */
  readonly languages?: readonly Language[] | undefined;
  /** European Qualifications Framework, 1 to 8. */
  readonly educationEqf?: number | undefined;
  readonly experience?: readonly { readonly occupation: Occupation; readonly months: number }[] | undefined;
  /** Undefined or empty: not told to this reader. */
  readonly licences?: readonly string[] | undefined;
  readonly availability?: {
    /** First possible day, yyyy-mm-dd. */
    readonly from: string;
    readonly contracts: readonly string[];
    readonly schedule: 'full-time' | 'part-time' | 'any';
  } | undefined;
  readonly mobility?: {
    /** Where the way to work starts; undefined when the municipality is not known here. */
    readonly place?: Point | undefined;
    readonly maxKm: number;
    /** Countries the candidate would move to, ISO 3166-1. */
    readonly countries?: readonly string[] | undefined;
  } | undefined;
  /**
   * Enrolled in the lists of L. 68/1999. It opens vacancies that the law reserves, never counts in a score, and is read for no other vacancy.
   * Undefined where the reader's own data does not have it.
   */
  readonly targetedPlacement?: boolean | undefined;
}

export interface VacancyInput {
  /** UUID in lower case. */
  readonly id: string;
  readonly occupation: Occupation;
  readonly essentialSkills: readonly string[];
  readonly optionalSkills: readonly string[];
  readonly languages: readonly Language[];
  readonly licences: readonly string[];
  /** Form of employment, one of the agreement's contract types. */
  readonly contract: string;
  readonly schedule: 'full-time' | 'part-time' | 'flexible';
  /** ISO 3166-1 country of the workplace. */
  readonly country: string;
  readonly place?: Point | undefined;
  readonly remote: 'none' | 'partial' | 'full';
  readonly experienceMonths?: number | undefined;
  readonly educationEqf?: number | undefined;
  /** Reserved to the lists of L. 68/1999. */
  readonly targetedPlacement: boolean;
}

/** Every field of `CandidateInput`, nested ones with a dot. */
export const CANDIDATE_FIELDS = [
  'id', 'occupations.esco', 'occupations.isco', 'skills', 'languages.code', 'languages.cefr', 'educationEqf',
  'experience.occupation', 'experience.months', 'licences', 'availability.from', 'availability.contracts', 'availability.schedule',
  'mobility.place', 'mobility.maxKm', 'mobility.countries', 'targetedPlacement',
] as const;

/** Every field of `VacancyInput`. */
export const VACANCY_FIELDS = [
  'id', 'occupation', 'essentialSkills', 'optionalSkills', 'languages', 'licences', 'contract', 'schedule', 'country', 'place', 'remote',
  'experienceMonths', 'educationEqf', 'targetedPlacement',
] as const;

import type { Language, Point } from './inputs.js';

/** A circle on the ground. */
export interface Circle {
  readonly centre: Point;
  readonly km: number;
}

/** What candidates are shown. Unlike a hard requirement, a filter keeps only those of whom it is known to hold. */
export interface CandidateFilter {
  /** First digits of the ISCO group of one of the candidate's occupations. */
  readonly isco?: string | undefined;
  readonly within?: Circle | undefined;
  readonly contract?: string | undefined;
  readonly schedule?: 'full-time' | 'part-time' | undefined;
  readonly minimumEqf?: number | undefined;
  readonly licence?: string | undefined;
  readonly language?: Language | undefined;
  /** Free by this day, yyyy-mm-dd. */
  readonly availableBy?: string | undefined;
  readonly minimumScore?: number | undefined;
}

/** What vacancies are shown. */
export interface VacancyFilter {
  /** First digits of the ISCO group. */
  readonly isco?: string | undefined;
  readonly within?: Circle | undefined;
  readonly contracts?: readonly string[] | undefined;
  readonly schedule?: 'full-time' | 'part-time' | undefined;
  readonly countries?: readonly string[] | undefined;
  readonly minimumScore?: number | undefined;
}

/** How a search is run. */
export interface SearchOptions<F> {
  /** How many, 1 to 1000. */
  readonly limit: number;
  readonly filter?: F | undefined;
  /**
   * `exclude` leaves out whoever is known not to meet a hard requirement; `show` keeps them, for a person who wants to see the near misses.
   * Unset: `exclude`.
   */
  readonly unmet?: 'exclude' | 'show' | undefined;
  /** A last word by id, asked only for entries that would be among the best. */
  readonly accept?: ((id: string) => boolean) | undefined;
}

/** An entry found, with its score (0 to 100). */
export interface Found {
  readonly id: string;
  readonly score: number;
}

/** Whether an ISCO group begins with these digits. */
export function iscoBegins(isco: number, prefix: string): boolean {
  return String(isco).padStart(4, '0').startsWith(prefix);
}

import type { OccupationName } from '../occupations.js';

/** How often an occupation is met, and in which months it is asked for. */
export interface OccupationShare {
  readonly people: number;
  readonly vacancies: number;
  /** What a month of high season counts against one of low season; 1 for work that knows no season. */
  readonly season: number;
}

/**
 * Shares in hundredths, of the shape of Unioncamere-ANPAL's Excelsior bulletins for the province of Lecce in 2023: commerce, tourism, building and personal care ask for
 * most people, tourism three to five times as many from May to September. They are a sample's proportions, not a statistic.
 */
export const OCCUPATION_SHARES: Readonly<Record<OccupationName, OccupationShare>> = {
  'waiter': { people: 15, vacancies: 17, season: 5 },
  'cook': { people: 9, vacancies: 12, season: 4 },
  'room-attendant': { people: 10, vacancies: 9, season: 5 },
  'shop-assistant': { people: 18, vacancies: 12, season: 1.5 },
  'bricklayer': { people: 10, vacancies: 11, season: 1 },
  'driver': { people: 8, vacancies: 8, season: 1.2 },
  'home-carer': { people: 9, vacancies: 8, season: 1 },
  'health-assistant': { people: 5, vacancies: 6, season: 1 },
  'electrician': { people: 4, vacancies: 6, season: 1 },
  'plumber': { people: 4, vacancies: 5, season: 1 },
  'bookkeeper': { people: 5, vacancies: 3, season: 1 },
  'developer': { people: 3, vacancies: 3, season: 1 },
};

/** May to September: the months in which the sea and the hotels work. */
export const HIGH_SEASON: readonly number[] = [5, 6, 7, 8, 9];

const names = Object.keys(OCCUPATION_SHARES) as OccupationName[];

/** Occupations of people, by how often they are met. */
export const PEOPLES_OCCUPATIONS = names.map((name) => [name, OCCUPATION_SHARES[name].people] as const);

/** Occupations asked for, by how often, in high and in low season. */
export const ASKED_OCCUPATIONS = {
  high: names.map((name) => [name, OCCUPATION_SHARES[name].vacancies * OCCUPATION_SHARES[name].season] as const),
  low: names.map((name) => [name, OCCUPATION_SHARES[name].vacancies] as const),
};

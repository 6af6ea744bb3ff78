import type { Cast } from './cast.js';
import type { Narrator } from './narrator.js';

/** How vacancies are brought in. */
export interface EuresOptions {
  readonly now: Date;
  readonly eures: string | null;
  readonly shiftDates: boolean;
}

/** EURES brings vacancies in; the id of one that is live is given back, or null. */
export async function importFromEures(cast: Cast, narrator: Narrator, _options: EuresOptions): Promise<string | null> {
  narrator.step(cast.eures.id, { it: 'importa le offerte EURES', en: 'imports the EURES vacancies' });
  return null;
}

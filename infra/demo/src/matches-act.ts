import type { Cast } from './cast.js';
import type { Narrator } from './narrator.js';

/** What the matches are asked about. */
export interface Matched {
  readonly candidate: string;
  readonly vacancy: string;
  /** A vacancy from EURES that fits the candidate's occupation; null when none is live. */
  readonly imported: string | null;
}

interface Match {
  readonly id: string;
  readonly score: number;
  readonly explanation?: readonly { readonly it: string; readonly en: string }[];
}

/** The school looks for vacancies for its graduate, the agency for candidates for its vacancy: each score explains itself. */
export async function tellMatches(cast: Cast, narrator: Narrator, matched: Matched): Promise<void> {
  const { school, agency } = cast;
  narrator.step(school.id, { it: 'cerca le offerte migliori per il diplomato', en: 'looks for the best vacancies for the graduate' });
  const vacancies = await school.get<{ items: Match[] }>(`/matches/candidates/${matched.candidate}/vacancies?size=10`);
  tell(narrator, vacancies.items, matched.vacancy);
  narrator.step(agency.id, { it: 'cerca i candidati migliori per l’offerta', en: 'looks for the best candidates for the vacancy' });
  const candidates = await agency.get<{ items: Match[] }>(`/matches/vacancies/${matched.vacancy}/candidates?size=10`);
  tell(narrator, candidates.items, matched.candidate);
}

function tell(narrator: Narrator, matches: readonly Match[], wanted: string): void {
  const found = matches.find(({ id }) => id === wanted);
  if (!found) narrator.fault({ it: 'l’abbinamento atteso non è tra i primi dieci', en: 'the match expected is not among the first ten' });
  for (const part of found?.explanation ?? []) narrator.detail(part);
}

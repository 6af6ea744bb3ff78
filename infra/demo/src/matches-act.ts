import type { Text } from '@filiera/contracts';
import type { Cast } from './cast.js';
import type { Narrator } from './narrator.js';

/** What the matches are asked about. */
export interface Matched {
  readonly candidate: string;
  readonly vacancy: string;
  /** A vacancy from EURES in the candidate's occupation; null when none is live. */
  readonly imported: string | null;
}

interface Match {
  readonly id: string;
  readonly score: number;
  readonly eligible: boolean;
  readonly publisher: string;
  readonly explanation: readonly Text[];
  readonly vacancy?: { readonly title: string };
}

interface Matches {
  readonly notice: Text;
  readonly items: readonly Match[];
}

/** Matches asked for; on a network that was fed a province, others may come first. */
const MOST = 100;

/** The school looks for vacancies for its graduate, the agency for candidates for its vacancy: each score explains itself. */
export async function tellMatches(cast: Cast, narrator: Narrator, { candidate, vacancy, imported }: Matched): Promise<void> {
  const { school, agency } = cast;
  narrator.step(school.id, { it: 'cerca le offerte migliori per il diplomato', en: 'looks for the best vacancies for the graduate' });
  const vacancies = await school.get<Matches>(`/matches/vacancies/for-candidate/${candidate}?limit=${MOST}&unmet=show`);
  tellOne(narrator, vacancies, vacancy, { it: 'l’offerta dell’agenzia', en: 'the agency’s vacancy' });
  if (imported) tellOne(narrator, vacancies, imported, { it: 'l’offerta EURES', en: 'the EURES vacancy' });
  narrator.detail(vacancies.notice);

  narrator.step(agency.id, { it: 'cerca i candidati migliori per l’offerta', en: 'looks for the best candidates for the vacancy' });
  tellOne(narrator, await agency.get<Matches>(`/matches/candidates/for-vacancy/${vacancy}?limit=${MOST}&unmet=show`), candidate, { it: 'il diplomato', en: 'the graduate' });
}

function tellOne(narrator: Narrator, { items }: Matches, wanted: string, what: Text): void {
  const match = items.find(({ id }) => id === wanted);
  if (!match && items.length === MOST) {
    narrator.detail({ it: `${what.it} viene dopo i primi ${MOST} abbinamenti: la rete ha molto da offrire`, en: `${what.en} comes after the first ${MOST} matches: the network has much to offer` });
    return;
  }
  if (!match) {
    narrator.fault({ it: `${what.it} non è tra gli abbinamenti`, en: `${what.en} is not among the matches` });
    return;
  }
  const title = match.vacancy ? ` «${match.vacancy.title}»` : '';
  const suits: Text = match.eligible ? { it: 'requisiti soddisfatti', en: 'requirements met' } : { it: 'manca un requisito', en: 'a requirement is missed' };
  narrator.detail({
    it: `${what.it}${title}, di ${match.publisher}: ${match.score.toFixed(0)} punti su 100, ${suits.it}, posto ${items.indexOf(match) + 1} di ${items.length}`,
    en: `${what.en}${title}, of ${match.publisher}: ${match.score.toFixed(0)} points of 100, ${suits.en}, place ${items.indexOf(match) + 1} of ${items.length}`,
  });
  for (const sentence of match.explanation) narrator.detail({ it: `  · ${sentence.it}`, en: `  · ${sentence.en}` });
}

import type { Text } from '@filiera/contracts';
import type { DatedRule } from '@filiera/exchange';
import type { CommunicationForm, CommunicationKind } from '../reading/kinds.js';

/** By when a communication is due: days before or after what it tells, or a day of the month after. */
export type Term = { readonly daysBefore: number } | { readonly daysAfter: number } | { readonly dayOfNextMonth: number };

/** A row of the table of deadlines, in force for events of its days; the first that fits counts. */
export interface DeadlineRule extends DatedRule {
  readonly id: string;
  readonly label: Text;
  readonly kinds: readonly CommunicationKind[];
  readonly forms?: readonly CommunicationForm[];
  readonly publicBodies?: true;
  /** After an urgent hire, or for reasons beyond the employer's control. */
  readonly urgent?: true;
  readonly term: Term;
}

const CHANGES: readonly CommunicationKind[] = ['PRO', 'TRS', 'TRD', 'CES', 'VAR'];
const SINCE = '2007-01-01';

/** Deadlines, the particular before the general. */
export const DEADLINES: readonly DeadlineRule[] = [
  {
    id: 'agency-work', label: { it: 'Somministrazione: entro il 20 del mese successivo', en: 'Agency work: by the 20th of the next month' },
    kinds: ['ASS', ...CHANGES], forms: ['unisomm'], term: { dayOfNextMonth: 20 }, validFrom: SINCE, source: 'D.Lgs 181/2000 art. 4-bis c. 4',
  },
  {
    id: 'public-body', label: { it: 'Pubblica amministrazione: entro il 20 del mese successivo', en: 'Public body: by the 20th of the next month' },
    kinds: ['ASS', 'URG', ...CHANGES], publicBodies: true, term: { dayOfNextMonth: 20 }, validFrom: '2010-11-24', source: 'L. 183/2010 art. 5',
  },
  {
    id: 'urgent-hire', label: { it: 'Urgenza o forza maggiore: entro 5 giorni dall’inizio', en: 'Urgency or force majeure: within 5 days of the start' },
    kinds: ['ASS'], urgent: true, term: { daysAfter: 5 }, validFrom: SINCE, source: 'D.L. 510/1996 art. 9-bis c. 2',
  },
  {
    id: 'hire', label: { it: 'Assunzione: al più tardi il giorno prima dell’inizio', en: 'Hire: the day before the start at latest' },
    kinds: ['ASS', 'URG'], term: { daysBefore: 1 }, validFrom: SINCE, source: 'L. 296/2006 art. 1 c. 1180',
  },
  {
    id: 'change', label: { it: 'Variazione del rapporto: entro 5 giorni', en: 'Change of the employment: within 5 days' },
    kinds: CHANGES, term: { daysAfter: 5 }, validFrom: SINCE, source: 'D.Lgs 181/2000 art. 4-bis c. 5',
  },
];

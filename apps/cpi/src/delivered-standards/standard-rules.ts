import type { DatedRule } from '@filiera/exchange';
import type { Text } from '@filiera/contracts';

/** Whom a service is for. */
export const RECIPIENTS = ['person', 'firm'] as const;
export type Recipient = (typeof RECIPIENTS)[number];

export const STANDARD_LETTERS = ['A', 'B', 'C', 'D', 'E', 'F1', 'F2', 'F3', 'G', 'H', 'I', 'J', 'K', 'L', 'M', 'N', 'O', 'P', 'Q', 'R', 'S'] as const;
export type StandardLetter = (typeof STANDARD_LETTERS)[number];

/** One of the essential levels of service (LEP): what its letter means from a day on. */
export interface StandardRule extends DatedRule {
  readonly letter: StandardLetter;
  readonly recipient: Recipient;
  readonly text: Text;
}

const standard = (recipient: Recipient, letter: StandardLetter, it: string, en: string): StandardRule =>
  ({ letter, recipient, text: { it, en }, validFrom: '2018-01-11', source: 'D.M. 4/2018' });

/** Not every list of the letters tells them alike (check against the decree's annex): an office whose letters are others says so in its `node.yml`. */
export const STANDARDS: readonly StandardRule[] = [
  standard('person', 'A', 'Accoglienza e prima informazione', 'Reception and first information'),
  standard('person', 'B', 'Dichiarazione di disponibilità, profilazione e scheda anagrafica', 'Declaration of availability, profiling and personal record'),
  standard('person', 'C', 'Orientamento di base', 'Basic guidance'),
  standard('person', 'D', 'Patto di servizio', 'Service pact'),
  standard('person', 'E', 'Orientamento specialistico', 'Specialist guidance'),
  standard('person', 'F1', 'Accompagnamento al lavoro', 'Accompaniment to work'),
  standard('person', 'F2', 'Attivazione del tirocinio', 'Starting an internship'),
  standard('person', 'F3', 'Incontro tra domanda e offerta', 'Matching with vacancies'),
  standard('person', 'G', 'Assegno di ricollocazione', 'Outplacement voucher'),
  standard('person', 'H', 'Avviamento a formazione', 'Accompaniment to training'),
  standard('person', 'I', 'Incentivi alla mobilità territoriale', 'Incentives to move'),
  standard('person', 'J', 'Conciliazione tra lavoro e cura', 'Reconciliation of work and care'),
  standard('person', 'K', 'Avviamento a selezione nella pubblica amministrazione', 'Selection for public bodies'),
  standard('person', 'L', 'Lavori socialmente utili', 'Socially useful work'),
  standard('person', 'M', 'Collocamento mirato', 'Targeted placement'),
  standard('person', 'N', 'Presa in carico integrata', 'Joint care'),
  standard('person', 'O', 'Supporto all’autoimpiego', 'Support for self-employment'),
  standard('firm', 'P', 'Accoglienza e informazione delle imprese', 'Reception and information of firms'),
  standard('firm', 'Q', 'Incontro tra domanda e offerta per le imprese', 'Matching for firms'),
  standard('firm', 'R', 'Attivazione dei tirocini per le imprese', 'Internships for firms'),
  standard('firm', 'S', 'Collocamento mirato per le imprese', 'Targeted placement for firms'),
];

import type { DatedRule } from '@filiera/exchange';
import type { Text } from '@filiera/contracts';

/** Whom a service is for. */
export type Recipient = 'person' | 'firm';

/** One of the essential levels of service (LEP). */
export interface Standard {
  readonly recipient: Recipient;
  readonly text: Text;
}

export const STANDARD_LETTERS = ['A', 'B', 'C', 'D', 'E', 'F1', 'F2', 'F3', 'G', 'H', 'I', 'J', 'K', 'L', 'M', 'N', 'O', 'P', 'Q', 'R', 'S'] as const;
export type StandardLetter = (typeof STANDARD_LETTERS)[number];

/** The letters in force from a day on. */
export interface StandardsRule extends DatedRule {
  readonly standards: Readonly<Partial<Record<StandardLetter, Standard>>>;
}

const forPerson = (it: string, en: string): Standard => ({ recipient: 'person', text: { it, en } });
const forFirm = (it: string, en: string): Standard => ({ recipient: 'firm', text: { it, en } });

/** Check the letters F1 to F3 and H against the decree's annex when it changes: they are the ones that other lists tell differently. */
export const STANDARDS: readonly StandardsRule[] = [{
  validFrom: '2018-01-11', source: 'D.M. 4/2018',
  standards: {
    A: forPerson('Accoglienza e prima informazione', 'Reception and first information'),
    B: forPerson('Dichiarazione di disponibilità, profilazione e scheda anagrafica', 'Declaration of availability, profiling and personal record'),
    C: forPerson('Orientamento di base', 'Basic guidance'),
    D: forPerson('Patto di servizio', 'Service pact'),
    E: forPerson('Orientamento specialistico', 'Specialist guidance'),
    F1: forPerson('Accompagnamento al lavoro', 'Accompaniment to work'),
    F2: forPerson('Attivazione del tirocinio', 'Starting an internship'),
    F3: forPerson('Incontro tra domanda e offerta', 'Matching with vacancies'),
    G: forPerson('Assegno di ricollocazione', 'Outplacement voucher'),
    H: forPerson('Avviamento a formazione', 'Accompaniment to training'),
    I: forPerson('Incentivi alla mobilità territoriale', 'Incentives to move'),
    J: forPerson('Conciliazione tra lavoro e cura', 'Reconciliation of work and care'),
    K: forPerson('Avviamento a selezione nella pubblica amministrazione', 'Selection for public bodies'),
    L: forPerson('Lavori socialmente utili', 'Socially useful work'),
    M: forPerson('Collocamento mirato', 'Targeted placement'),
    N: forPerson('Presa in carico integrata', 'Joint care'),
    O: forPerson('Supporto all’autoimpiego', 'Support for self-employment'),
    P: forFirm('Accoglienza e informazione delle imprese', 'Reception and information of firms'),
    Q: forFirm('Incontro tra domanda e offerta per le imprese', 'Matching for firms'),
    R: forFirm('Attivazione dei tirocini per le imprese', 'Internships for firms'),
    S: forFirm('Collocamento mirato per le imprese', 'Targeted placement for firms'),
  },
}];

import type { Text } from '@filiera/contracts';
import type { StepReason } from './course-options.js';
import type { PlanStep } from './plan-training.js';

/** What the words of a step are made of. */
export interface StepFacts {
  readonly number: number;
  readonly step: PlanStep;
  readonly title: string;
  readonly owner: string;
  readonly startDate: string;
  readonly endDate: string;
  /** Vacancies open after it, and of how many. */
  readonly openAfter: number;
  /** Title of the course that it prepares for, if it does. */
  readonly preparesFor: string | null;
  readonly vacancies: number;
  readonly label: (uri: string) => Text;
}

const BECAUSE: Readonly<Record<StepReason, Text>> = {
  'opens-more': { it: 'viene prima perché, per ogni giorno che dura, apre più offerte degli altri', en: 'it comes first because it opens more vacancies than the others for each day that it takes' },
  'more-essential': {
    it: 'a parità di offerte aperte al giorno, viene prima perché insegna più di quello che le offerte chiedono come essenziale',
    en: 'where others open as many vacancies a day, it comes first because it teaches more of what vacancies ask as essential',
  },
  'more-optional': {
    it: 'a parità di offerte aperte e di competenze essenziali al giorno, viene prima perché insegna più di quello che le offerte preferiscono',
    en: 'where others open as many vacancies and teach as much that is essential a day, it comes first because it teaches more of what vacancies prefer',
  },
  'ends-first': { it: 'a parità di tutto il resto, viene prima perché finisce prima', en: 'where all else is equal, it comes first because it ends first' },
  equal: { it: 'un altro corso vale esattamente quanto questo: scegliere con la persona', en: 'another course is worth exactly as much as this one: choose with the person' },
  prepares: { it: 'viene prima perché senza di esso non si può entrare in quel corso', en: 'it comes first because without it that course cannot be entered' },
  'only-one': { it: 'è il solo corso della rete che a questo punto si possa seguire e serva', en: 'it is the only course of the network that can be followed at this point and helps' },
};

/** A step in words, in both languages. */
export function explainStep(facts: StepFacts): Text {
  return { it: italian(facts), en: english(facts) };
}

function italian({ number, step, title, owner, startDate, endDate, openAfter, preparesFor, vacancies, label }: StepFacts): string {
  const gains = step.gains.map((skill) => label(skill).it).join(', ');
  const opens = preparesFor !== null ? `prepara a «${preparesFor}»` : step.opens.length === 0 ? 'da solo non apre ancora offerte, ma porta più vicino' : `apre ${step.opens.length === 1 ? '1 offerta' : `${step.opens.length} offerte`}`;
  return `Passo ${number}: «${title}» (${owner}), dal ${startDate} al ${endDate}. Aggiunge: ${gains}. ${capital(opens)}: dopo, ${openAfter} su ${vacancies} sono aperte. ${capital(BECAUSE[step.reason].it)}.`;
}

function english({ number, step, title, owner, startDate, endDate, openAfter, preparesFor, vacancies, label }: StepFacts): string {
  const gains = step.gains.map((skill) => label(skill).en).join(', ');
  const opens = preparesFor !== null ? `prepares for “${preparesFor}”` : step.opens.length === 0 ? 'by itself it opens no vacancy yet, but brings them nearer' : `opens ${step.opens.length === 1 ? '1 vacancy' : `${step.opens.length} vacancies`}`;
  return `Step ${number}: “${title}” (${owner}), from ${startDate} to ${endDate}. Adds: ${gains}. ${capital(opens)}: afterwards ${openAfter} of ${vacancies} are open. ${capital(BECAUSE[step.reason].en)}.`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

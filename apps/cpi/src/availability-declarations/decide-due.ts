import { ruleInForce } from '@filiera/exchange';
import type { Text } from '@filiera/contracts';
import type { DeclarationFacts } from './decide-declaration.js';
import { SUSPENSION_RULES } from './declaration-rules.js';

/** What is expected next: of the person (`contact`, `appearance`), of the office (`summons`), or the end of a suspension. */
export const DUE_KINDS = ['contact', 'summons', 'appearance', 'suspension-end'] as const;
export type DueKind = (typeof DUE_KINDS)[number];

/** The next thing that is expected for a declaration. */
export interface DueStep {
  readonly what: DueKind;
  readonly day: string;
  /** The day has passed. */
  readonly overdue: boolean;
  readonly text: Text;
  readonly source: string;
}

type Waiting = Pick<DeclarationFacts, 'state' | 'stateSince' | 'contactDue' | 'contactSource' | 'contactedOn' | 'summonedFor' | 'suspendedUntil'>;

/** The day of the next thing that is expected, or null when nothing is. */
export function nextDay({ state, contactDue, contactedOn, summonedFor, suspendedUntil }: Waiting): string | null {
  if (state === 'suspended') return suspendedUntil;
  return state === 'in-force' && !contactedOn ? summonedFor ?? contactDue : null;
}

/** What is expected next for a declaration, as of a day; null when nothing is. */
export function decideDue(facts: Waiting, today: string): DueStep | null {
  const day = nextDay(facts);
  if (!day) return null;
  const overdue = today > day;
  if (facts.state === 'suspended') {
    return {
      what: 'suspension-end', day, overdue, source: ruleInForce(SUSPENSION_RULES, facts.stateSince)?.source ?? '',
      text: { it: `La sospensione finisce il ${day}: riprendere o chiudere.`, en: `The suspension ends on ${day}: resume or end it.` },
    };
  }
  const source = facts.contactSource;
  if (facts.summonedFor) return { what: 'appearance', day, overdue, source, text: { it: `La persona è convocata per il ${day}.`, en: `The person is summoned for ${day}.` } };
  if (!overdue) return { what: 'contact', day, overdue, source, text: { it: `La persona si presenta entro il ${day}.`, en: `The person comes by ${day}.` } };
  return { what: 'summons', day, overdue, source, text: { it: `Il termine è passato il ${day}: l’ufficio convoca la persona.`, en: `The term passed on ${day}: the office summons the person.` } };
}

import { ruleInForce } from '@filiera/exchange';
import { dueDay } from '../deadlines/due-day.js';
import type { Text } from '@filiera/contracts';
import { daysMovedOn, type DeclarationFacts } from './decide-declaration.js';
import { SUSPENSION_RULES, type SummonsRule } from './declaration-rules.js';

/** What is expected next: of the person (`contact`, `appearance`), of the office (`summons`), or the end of a suspension. */
export const DUE_KINDS = ['contact', 'summons', 'appearance', 'suspension-end'] as const;
export type DueKind = (typeof DUE_KINDS)[number];

/** The next thing that is expected for a declaration. */
export interface DueStep {
  readonly what: DueKind;
  readonly day: string;
  /** The day has passed. */
  readonly overdue: boolean;
  /** Last day for the office to do its part, where the rules set one. */
  readonly officeBy: string | null;
  readonly text: Text;
  readonly source: string;
}

type Waiting = Pick<DeclarationFacts, 'declaredOn' | 'benefit' | 'claimedOn' | 'state' | 'stateSince' | 'contactDue' | 'contactSource' | 'contactedOn' | 'summonedFor' | 'suspendedUntil'>;

/** The day of the next thing that is expected, or null when nothing is. */
export function nextDay({ state, contactDue, contactedOn, summonedFor, suspendedUntil }: Pick<Waiting, 'state' | 'contactDue' | 'contactedOn' | 'summonedFor' | 'suspendedUntil'>): string | null {
  if (state === 'suspended') return suspendedUntil;
  return state === 'in-force' && !contactedOn ? summonedFor ?? contactDue : null;
}

/**
 * What is expected next for a declaration, as of a day; null when nothing is.
 * @param summons the office's term for this benefit on the day of the declaration, where there is one
 */
export function decideDue(facts: Waiting, summons: SummonsRule | undefined, today: string): DueStep | null {
  const day = nextDay(facts);
  if (!day) return null;
  const overdue = today > day;
  if (facts.state === 'suspended') {
    return {
      what: 'suspension-end', day, overdue, officeBy: null, source: ruleInForce(SUSPENSION_RULES, facts.stateSince)?.source ?? '',
      text: { it: `La sospensione finisce il ${day}: riprendere o chiudere.`, en: `The suspension ends on ${day}: resume or end it.` },
    };
  }
  const source = facts.contactSource;
  if (facts.summonedFor) return { what: 'appearance', day, overdue, officeBy: null, source, text: { it: `La persona è convocata per il ${day}.`, en: `The person is summoned for ${day}.` } };
  if (!overdue) return { what: 'contact', day, overdue, officeBy: null, source, text: { it: `La persona si presenta entro il ${day}.`, en: `The person comes by ${day}.` } };
  // As the person's term, the office's does not run while the state of unemployment is suspended.
  const officeBy = summons ? dueDay(facts.declaredOn, { ...summons, days: summons.days + daysMovedOn(facts) }) : null;
  return {
    what: 'summons', day, overdue, officeBy, source: summons?.source ?? source,
    text: {
      it: `Il termine è passato il ${day}: l’ufficio convoca la persona${officeBy ? ` entro il ${officeBy}` : ''}.`,
      en: `The term passed on ${day}: the office summons the person${officeBy ? ` by ${officeBy}` : ''}.`,
    },
  };
}

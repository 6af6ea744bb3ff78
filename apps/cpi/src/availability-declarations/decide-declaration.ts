import { daysBetween, lastDayOfMonths, ruleInForce } from '@filiera/exchange';
import type { Fault } from '@filiera/member-kit';
import { dueDay } from '../deadlines/due-day.js';
import { alreadyContacted, invalidDeclaration, notPossibleIn, termStillRuns } from './declaration-errors.js';
import { type Benefit, CONTACT_RULES, type ContactRule, type EndReason, type LossReason, SUSPENSION_RULES } from './declaration-rules.js';

export const DECLARATION_STATES = ['in-force', 'suspended', 'lost', 'ended'] as const;
export type DeclarationState = (typeof DECLARATION_STATES)[number];
/** Of a person at most one is in these. */
export const OPEN_STATES = ['in-force', 'suspended'] as const satisfies readonly DeclarationState[];

/** What a person declares. Days are `YYYY-MM-DD`. */
export interface Declared {
  readonly declaredOn: string;
  readonly benefit: Benefit;
  /** The day of the claim, for recipients. */
  readonly claimedOn: string | null;
}

/** A declaration as it stands. */
export interface DeclarationFacts extends Declared {
  readonly state: DeclarationState;
  /** Since when it has been in this state. */
  readonly stateSince: string;
  /** Last day for the person to come by themselves, and the rule. */
  readonly contactDue: string;
  readonly contactSource: string;
  readonly contactedOn: string | null;
  /** The day that the office has summoned the person for. */
  readonly summonedFor: string | null;
  readonly suspendedUntil: string | null;
  /** Since when the term to come runs no more: the day of the suspension, or of the end where it came without one. */
  readonly stoppedOn: string | null;
  readonly reason: LossReason | EndReason | null;
}

export type DeclarationCommand =
  | { readonly do: 'contact'; readonly on: string }
  | { readonly do: 'summon'; readonly day: string }
  | { readonly do: 'suspend'; readonly on: string; readonly until: string }
  | { readonly do: 'resume'; readonly on: string }
  | { readonly do: 'lose'; readonly on: string; readonly reason: LossReason }
  | { readonly do: 'end'; readonly on: string; readonly reason: EndReason };

/** @throws Invalid with every fault: a day in the future or before the tables begin, a recipient without the day of the claim */
export function declare({ declaredOn, benefit, claimedOn }: Declared, today: string): DeclarationFacts {
  const rule = contactRuleFor({ declaredOn, benefit, claimedOn });
  refuseIf([
    ...notInFuture('declaredOn', declaredOn, today), ...(claimedOn ? notInFuture('claimedOn', claimedOn, today) : []),
    ...(benefit !== 'none' && !claimedOn ? [fault('claimedOn', 'required', 'Serve il giorno della domanda di indennità.', 'The day of the claim is needed.')] : []),
    ...(benefit === 'none' && claimedOn ? [fault('claimedOn', 'forbidden', 'Senza indennità non c’è un giorno della domanda.', 'Without a benefit there is no day of a claim.')] : []),
    ...(rule ? [] : [fault('declaredOn', 'inTables', 'La data precede le regole caricate.', 'The day is before the rules that are loaded.')]),
  ]);
  const { source, ...term } = rule!;
  return {
    declaredOn, benefit, claimedOn, state: 'in-force', stateSince: declaredOn, contactDue: dueDay(claimedOn ?? declaredOn, term), contactSource: source,
    contactedOn: null, summonedFor: null, suspendedUntil: null, stoppedOn: null, reason: null,
  };
}

/** Who has come has contacted the office, whether or not they work meanwhile. */
const POSSIBLE_IN: Readonly<Record<DeclarationCommand['do'], readonly DeclarationState[]>> = {
  contact: OPEN_STATES, summon: ['in-force'], suspend: ['in-force'], resume: ['suspended'], lose: OPEN_STATES, end: OPEN_STATES,
};

/**
 * What a command makes of a declaration.
 * @throws Conflict when its state, or a term that still runs, does not allow it; Invalid with every fault
 */
export function decideDeclaration(command: DeclarationCommand, facts: DeclarationFacts, today: string): DeclarationFacts {
  const { state } = facts;
  if (!POSSIBLE_IN[command.do].includes(state)) throw notPossibleIn(state);
  if (command.do !== 'summon') {
    // That the person came is written down afterwards, also once the declaration has been suspended and resumed.
    const earliest = command.do === 'contact' ? facts.declaredOn : facts.stateSince;
    refuseIf([...notInFuture('on', command.on, today), ...(command.on < earliest ? [notBefore('on', earliest)] : [])]);
  }
  switch (command.do) {
    case 'contact':
      if (facts.contactedOn) throw alreadyContacted();
      return { ...facts, contactedOn: command.on };
    case 'summon':
      if (facts.contactedOn) throw alreadyContacted();
      if (today <= facts.contactDue) throw termStillRuns(facts.contactDue, facts.contactSource);
      refuseIf(command.day < today ? [notBefore('day', today)] : []);
      return { ...facts, summonedFor: command.day };
    case 'suspend': {
      refuseIf([...(command.until < command.on ? [notBefore('until', command.on)] : []), ...tooLong(command.on, command.until)]);
      return { ...facts, state: 'suspended', stateSince: command.on, suspendedUntil: command.until, stoppedOn: command.on };
    }
    case 'resume':
      return { ...facts, state: 'in-force', stateSince: command.on, suspendedUntil: null, stoppedOn: null, contactDue: contactDueAfter(facts, command.on) };
    case 'lose':
      return { ...facts, state: 'lost', stateSince: command.on, suspendedUntil: null, stoppedOn: facts.stoppedOn ?? command.on, reason: command.reason };
    case 'end':
      return { ...facts, state: 'ended', stateSince: command.on, suspendedUntil: null, stoppedOn: facts.stoppedOn ?? command.on, reason: command.reason };
  }
}

/**
 * While the state of unemployment is suspended for an employment (D.Lgs. 150/2015, art. 19, c. 3) the term to come, which is the unemployed person's (artt. 20 and
 * 21), does not run: no article says so of the term itself (check). What was left of it on the day of the suspension is left on the day of the resumption, and a
 * last day that is then a holiday moves on as any other. A term that had passed before stays as it was; one that was kept moves too, as it may prove not to have been.
 */
function contactDueAfter({ contactDue, stateSince, ...declared }: DeclarationFacts, resumedOn: string): string {
  if (contactDue < stateSince) return contactDue;
  return dueDay(contactDue, { days: daysBetween(stateSince, resumedOn), ifHoliday: contactRuleFor(declared)?.ifHoliday ?? 'moves-on' });
}

/** By how many days suspensions have moved the term to come on. */
export function daysMovedOn({ contactDue, ...declared }: Declared & Pick<DeclarationFacts, 'contactDue'>): number {
  const rule = contactRuleFor(declared);
  return rule ? Math.max(0, daysBetween(dueDay(declared.claimedOn ?? declared.declaredOn, rule), contactDue)) : 0;
}

/** The rule counts on the day that its term runs from. */
function contactRuleFor({ declaredOn, benefit, claimedOn }: Declared): ContactRule | undefined {
  return ruleInForce(CONTACT_RULES[benefit], claimedOn ?? declaredOn);
}

function tooLong(on: string, until: string): Fault[] {
  const rule = ruleInForce(SUSPENSION_RULES, on);
  if (!rule || until <= lastDayOfMonths(on, rule.mostMonths)) return [];
  return [fault('until', 'limit', `La sospensione dura al massimo ${rule.mostMonths} mesi (${rule.source}).`, `A suspension lasts ${rule.mostMonths} months at most (${rule.source}).`)];
}

function notInFuture(field: string, day: string, today: string): Fault[] {
  return day > today ? [fault(field, 'notInFuture', 'Non può essere futura.', 'It cannot be in the future.')] : [];
}

function notBefore(field: string, day: string): Fault {
  return fault(field, 'notBefore', `Non può precedere il ${day}.`, `It cannot be before ${day}.`);
}

function fault(field: string, rule: string, it: string, en: string): Fault {
  return { field, rule, text: { it, en } };
}

function refuseIf(faults: readonly Fault[]): void {
  if (faults.length > 0) throw invalidDeclaration(faults);
}

import { nextWorkableDay } from '@filiera/contracts';
import { daysBetween, isInForce, plusDays } from '@filiera/exchange';
import { bySending, type Communication } from '../reading/communication.js';
import { communicationTypeOf, type CommunicationForm, type CommunicationKind, tellsOfHire } from '../reading/kinds.js';
import { DEADLINES, type DeadlineRule, type Term } from './deadlines.js';

/** The deadline of one communication, and whether it kept it. */
export interface Deadline {
  readonly rule: string;
  readonly source: string;
  /** Last day on which it would have been in time, `YYYY-MM-DD`. */
  readonly dueOn: string;
  /** 0 when it was in time. */
  readonly daysLate: number;
}

/** What decides a deadline. */
export interface DeadlineFacts {
  readonly form: CommunicationForm;
  readonly kind: CommunicationKind;
  readonly publicBody: boolean;
  readonly urgent: boolean;
  /** The day of what is told: the start, the transformation, the end. */
  readonly eventOn: string;
  /** The day on which it was sent. */
  readonly sentOn: string;
}

/**
 * By when a communication was due, and how late it is. Corrections and annulments have no deadline: they are made when the mistake is seen. What was corrected is judged by
 * what it says now, for the day on which it was first sent; an annulled one by what it said.
 * @param others those of the same employment
 * @returns null where no deadline counts
 */
export function deadlineOf(communication: Communication, others: readonly Communication[]): Deadline | null {
  const type = communicationTypeOf(communication.type);
  if (type === undefined || (type.does !== 'nothing' && !type.completesUrgency)) return null;
  const judged = (told: Communication): Deadline | null => {
    const eventOn = eventDayOf(told);
    if (eventOn === undefined) return null;
    const { form, kind, employer, forceMajeure } = told;
    return decideDeadline({ form, kind, publicBody: employer.publicBody, urgent: forceMajeure || type.completesUrgency, eventOn, sentOn: communication.sentOn });
  };
  return judged(asCorrected(communication, others)) ?? judged(communication);
}

/** What stands in the place of a communication, of several corrections the last that was sent. A completion is none: it is due by itself. */
function asCorrected(communication: Communication, others: readonly Communication[]): Communication {
  const last = others.filter(({ type, previous }) => previous === communication.code && isCorrection(type)).sort(bySending).at(-1);
  return last === undefined ? communication : asCorrected(last, others);
}

function isCorrection(code: string): boolean {
  const type = communicationTypeOf(code);
  return type?.does === 'replaces' && !type.completesUrgency;
}

/** An extension is the event of the day on which the employment would have ended. */
function eventDayOf({ kind, contract, change }: Communication): string | undefined {
  if (tellsOfHire(kind)) return contract.startDate;
  return kind === 'PRO' ? contract.endDate : change.date;
}

/** As {@link deadlineOf}, from the facts alone. */
export function decideDeadline(facts: DeadlineFacts): Deadline | null {
  const rule = DEADLINES.find((row) => fits(row, facts));
  if (rule === undefined) return null;
  const dueOn = lastDay(rule.term, facts.eventOn);
  return { rule: rule.id, source: rule.source, dueOn, daysLate: Math.max(0, daysBetween(dueOn, facts.sentOn)) };
}

function fits(rule: DeadlineRule, facts: DeadlineFacts): boolean {
  const { kinds, forms, publicBodies, urgent } = rule;
  return kinds.includes(facts.kind) && (forms === undefined || forms.includes(facts.form)) && (!publicBodies || facts.publicBody) && (!urgent || facts.urgent)
    && isInForce(rule, facts.eventOn);
}

/** A term that runs after the event and would end on a Sunday or a holiday ends on the next day that is neither (artt. 1187, 2963 c.c.). */
function lastDay(term: Term, eventOn: string): string {
  if ('daysBefore' in term) return plusDays(eventOn, -term.daysBefore);
  return nextWorkableDay('daysAfter' in term ? plusDays(eventOn, term.daysAfter) : dayOfNextMonth(eventOn, term.dayOfNextMonth));
}

function dayOfNextMonth(day: string, wanted: number): string {
  const [year, month] = day.split('-').map(Number) as [number, number];
  return new Date(Date.UTC(year, month, wanted)).toISOString().slice(0, 10);
}

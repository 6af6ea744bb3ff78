import type { Fault } from '@filiera/member-kit';
import { plusDays } from '../calendar/local-date.js';
import { longestFor, shortestFor, type InternshipCategory } from './duration-limits.js';
import { internshipClosed, invalidInternship } from './internship-errors.js';
import { daysOf, lastDayOfMonths } from '../calendar/month-arithmetic.js';
import { oncePerHostFor } from './once-per-host.js';
import type { SuspensionReason } from './suspension-rules.js';

/** Days with the first and the last, `YYYY-MM-DD`. */
export interface Period {
  readonly from: string;
  readonly until: string;
}

/** Days on which an internship is suspended, and why. */
export interface Suspension extends Period {
  readonly reason: SuspensionReason;
}

/** What an internship project says that rules look at. */
export interface InternshipTerms {
  readonly category: InternshipCategory;
  /** The host's activity is seasonal. */
  readonly seasonal: boolean;
  readonly startDate: string;
  /** Last day. */
  readonly endDate: string;
}

/** An internship as far as its steps depend on it. */
export interface KnownInternship extends InternshipTerms {
  readonly status: 'open' | 'ended' | 'cancelled' | 'annulled';
  readonly suspensions: readonly Suspension[];
}

/** Why an internship ended. */
export const INTERNSHIP_ENDS = ['completed', 'hired', 'trainee-left', 'host-interrupted', 'promoter-interrupted'] as const;
export type InternshipEnd = (typeof INTERNSHIP_ENDS)[number];

/** Where an internship stands on a day. */
export const INTERNSHIP_STATES = ['planned', 'running', 'suspended', 'ended', 'cancelled', 'annulled'] as const;
export type InternshipState = (typeof INTERNSHIP_STATES)[number];

/**
 * Checks a new internship.
 * @param agreement days on which the agreement with the host is valid
 * @param earlierThere internships that the same person has had, or has, at this host
 * @throws Invalid (422) with every violation
 */
export function decideInternship(terms: InternshipTerms, agreement: Period, earlierThere: number): void {
  const once = oncePerHostFor(terms.startDate);
  refuseIf([
    ...(terms.startDate < agreement.from || terms.startDate > agreement.until ? [outsideAgreement(agreement)] : []),
    ...(terms.endDate < terms.startDate ? [ENDS_BEFORE_START] : [...tooShort(terms), ...tooLong(terms, [])]),
    ...(once && earlierThere >= once.times ? [hostedBefore(once.source)] : []),
  ]);
}

/** @throws Conflict when it has ended, Invalid (422) with every violation */
export function decideExtension(known: KnownInternship, endDate: string): void {
  refuseClosed(known);
  refuseIf([...(endDate <= known.endDate ? [notLater(known.endDate)] : []), ...tooLong({ ...known, endDate }, known.suspensions)]);
}

/** @throws Conflict when it has ended, Invalid (422) with every violation */
export function decideEnd(known: KnownInternship, lastDay: string, reason: InternshipEnd, today: string): void {
  refuseClosed(known);
  refuseIf([
    ...(lastDay < known.startDate || lastDay > known.endDate ? [LAST_DAY_OUTSIDE] : []),
    ...(lastDay > today ? [NOT_YET] : []),
    ...(reason === 'completed' && lastDay < known.endDate ? [COMPLETED_EARLY] : []),
  ]);
}

/** An internship that never starts. @throws Conflict when it has ended, Invalid (422) when it has started */
export function decideCancellation(known: KnownInternship, today: string): void {
  refuseClosed(known);
  refuseIf(today >= known.startDate ? [STARTED] : []);
}

/**
 * An internship that never was as it was entered, of the wrong person or with a wrong start or category: it no longer counts, and the right one may be taken in. One that
 * was cancelled never counted.
 * @throws Conflict when it was annulled already, or cancelled
 */
export function decideAnnulment({ status }: KnownInternship): void {
  if (status === 'annulled' || status === 'cancelled') throw internshipClosed();
}

/** The last day to which the rule in force lets an internship go: suspended days are added. Undefined when no rule binds it. */
export function latestEnd({ category, startDate }: InternshipTerms, suspensions: readonly Period[]): string | undefined {
  const rule = longestFor(category, startDate);
  return rule && plusDays(lastDayOfMonths(startDate, rule.months), suspendedDays(suspensions));
}

/** Days of all suspensions together. */
export function suspendedDays(suspensions: readonly Period[]): number {
  return suspensions.reduce((sum, suspension) => sum + daysOf(suspension), 0);
}

/** Where an internship stands on a day. */
export function stateOn(known: KnownInternship, day: string): InternshipState {
  if (known.status !== 'open') return known.status;
  if (day < known.startDate) return 'planned';
  // Before the last day is looked at: a suspension goes on beyond it.
  if (known.suspensions.some(({ from, until }) => from <= day && day <= until)) return 'suspended';
  return day > known.endDate ? 'ended' : 'running';
}

function tooShort({ seasonal, startDate, endDate }: InternshipTerms): Fault[] {
  const rule = shortestFor(seasonal, startDate);
  if (!rule || endDate >= lastDayOfMonths(startDate, rule.months)) return [];
  return [fault('endDate', 'shortest', `dura almeno ${rule.months} ${rule.months === 1 ? 'mese' : 'mesi'} (${rule.source})`, `it lasts at least ${rule.months} month(s) (${rule.source})`)];
}

export function tooLong(terms: InternshipTerms, suspensions: readonly Period[]): Fault[] {
  const rule = longestFor(terms.category, terms.startDate);
  const latest = latestEnd(terms, suspensions);
  if (!rule || latest === undefined || terms.endDate <= latest) return [];
  return [fault('endDate', 'longest',
    `dura al massimo ${rule.months} mesi, proroghe comprese e sospensioni escluse: fino al ${latest} (${rule.source})`,
    `it lasts at most ${rule.months} months, with extensions and without suspensions: until ${latest} (${rule.source})`)];
}

const ENDS_BEFORE_START = fault('endDate', 'notBeforeStart', 'la fine non può precedere l’inizio', 'the end cannot come before the start');
const LAST_DAY_OUTSIDE = fault('lastDay', 'withinInternship', 'l’ultimo giorno sta dentro i giorni del tirocinio', 'the last day lies within the days of the internship');
const NOT_YET = fault('lastDay', 'notInFuture', 'si registra una fine già avvenuta', 'an end is recorded once it has happened');
const COMPLETED_EARLY = fault('reason', 'completed', 'un tirocinio finito prima non è completato: indicare il motivo', 'an internship that ends earlier is not completed: say why');
const STARTED = fault('startDate', 'notStarted', 'un tirocinio già iniziato non si disdice: registrare la fine, o annullarlo se inserito per errore', 'an internship that has started is not cancelled: record its end, or annul it when it was entered by mistake');

const outsideAgreement = ({ from, until }: Period): Fault =>
  fault('startDate', 'withinAgreement', `inizia mentre la convenzione è valida, dal ${from} al ${until} (Linee guida tirocini 25/5/2017)`, `it starts while the agreement is valid, from ${from} to ${until} (Linee guida tirocini 25/5/2017)`);
const hostedBefore = (source: string): Fault =>
  fault('agreement', 'oncePerHost', `questa persona ha già un tirocinio presso questo ospitante: se ne fa uno solo (${source})`, `this person already has an internship at this host: there is only one (${source})`);
const notLater = (endDate: string): Fault => fault('endDate', 'later', `la proroga porta la fine oltre il ${endDate}`, `an extension moves the end beyond ${endDate}`);

export function fault(field: string, rule: string, it: string, en: string): Fault {
  return { field, rule, text: { it, en } };
}

export function refuseIf(faults: Fault[]): void {
  if (faults.length > 0) throw invalidInternship(faults);
}

export function refuseClosed({ status }: KnownInternship): void {
  if (status !== 'open') throw internshipClosed();
}

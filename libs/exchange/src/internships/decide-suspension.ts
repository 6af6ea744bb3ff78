import type { Fault } from '@filiera/member-kit';
import { plusDays } from '../calendar/local-date.js';
import { fault, type KnownInternship, refuseClosed, refuseIf, type Suspension, tooLong } from './decide-internship.js';
import { invalidInternship } from './internship-errors.js';
import { daysOf } from '../calendar/month-arithmetic.js';
import { suspensionRuleFor, type SuspensionRule } from './suspension-rules.js';

/**
 * Checks a suspension. It begins within the internship and may go beyond its last day: that day stays as it is until an extension moves it, as far as
 * `latestEnd` then allows.
 * @throws Conflict when it has ended, Invalid (422) with every violation
 */
export function decideSuspension(known: KnownInternship, suspension: Suspension): void {
  refuseClosed(known);
  refuseIf(suspendedWrongly(known, known.suspensions, suspension));
}

/**
 * Checks another reason, or other days, of a suspension that was entered wrongly.
 * @param others the other suspensions
 * @throws Conflict when the internship has ended, Invalid (422) with every violation: also when the internship was extended beyond what is now left to it
 */
export function decideMovedSuspension(known: KnownInternship, others: readonly Suspension[], moved: Suspension): void {
  refuseClosed(known);
  refuseIf([...suspendedWrongly(known, others, moved), ...tooLong(known, [...others, moved])]);
}

/**
 * Checks that a suspension never was.
 * @param others the other suspensions
 * @throws as {@link decideMovedSuspension}
 */
export function decideRemovedSuspension(known: KnownInternship, others: readonly Suspension[]): void {
  refuseClosed(known);
  refuseIf([...suspendedTooShortly(others), ...tooLong(known, others)]);
}

function suspendedWrongly(known: KnownInternship, others: readonly Suspension[], suspension: Suspension): Fault[] {
  const { from, until, reason } = suspension;
  if (until < from) throw invalidInternship([UNTIL_BEFORE_FROM]);
  return [
    ...(from < known.startDate || from > known.endDate ? [OUTSIDE_INTERNSHIP] : []),
    ...(others.some((other) => other.from <= until && from <= other.until) ? [SUSPENDED_ALREADY] : []),
    ...(suspensionRuleFor(reason, from) === undefined ? [NO_SUSPENSION_YET] : []),
    ...suspendedTooShortly([...others, suspension]),
  ];
}

/** How long one lasts is judged with those of the same reason that adjoin it: an illness that goes on is one suspension, however often it is written down. */
function suspendedTooShortly(suspensions: readonly Suspension[]): Fault[] {
  const short = adjoined(suspensions).flatMap((one) => {
    const rule = suspensionRuleFor(one.reason, one.from);
    return rule && daysOf(one) < rule.leastDays ? [rule] : [];
  });
  return [...new Set(short)].map(lastsLonger);
}

function adjoined(suspensions: readonly Suspension[]): Suspension[] {
  const joined: Suspension[] = [];
  for (const next of suspensions.toSorted((one, other) => (one.from < other.from ? -1 : 1))) {
    const before = joined.findIndex(({ reason, until }) => reason === next.reason && plusDays(until, 1) === next.from);
    if (before === -1) joined.push(next);
    else joined[before] = { ...joined[before]!, until: next.until };
  }
  return joined;
}

const UNTIL_BEFORE_FROM = fault('until', 'notBeforeStart', 'la fine non può precedere l’inizio', 'the end cannot come before the start');
const OUTSIDE_INTERNSHIP = fault('from', 'withinInternship', 'la sospensione comincia in un giorno del tirocinio', 'a suspension begins on a day of the internship');
const SUSPENDED_ALREADY = fault('from', 'noOverlap', 'in questi giorni il tirocinio è già sospeso', 'the internship is already suspended on these days');
const NO_SUSPENSION_YET = fault('from', 'suspensionRule', 'la sospensione è prevista dal 25/5/2017 (Linee guida tirocini 25/5/2017)', 'suspensions exist from 25/5/2017 (Linee guida tirocini 25/5/2017)');

const lastsLonger = ({ leastDays, source }: SuspensionRule): Fault =>
  fault('until', 'shortestSuspension', `per questo motivo si sospende da ${leastDays} giorni in su (${source})`, `for this reason an internship is suspended for ${leastDays} days or more (${source})`);

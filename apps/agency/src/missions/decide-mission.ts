import { daysOf, lastDayOfMonths } from '@filiera/exchange';
import { Conflict, Invalid, type Fault } from '@filiera/member-kit';
import type { MissionLimit } from './mission-limits.js';

/** First and last day of a mission, `YYYY-MM-DD`. */
export interface MissionDays {
  readonly startDate: string;
  readonly endDate: string;
}

/** What a mission says that rules look at. */
export interface MissionTerms extends MissionDays {
  /** The agency employs the worker for an indefinite time. */
  readonly permanent: boolean;
}

/** A mission as far as its steps depend on it. */
export interface KnownMission extends MissionTerms {
  readonly extensions: number;
  readonly ended: boolean;
  readonly annulled: boolean;
}

/**
 * @param others the same worker's other missions at the same user firm
 * @param limit of its first day, where there is one
 * @throws Invalid (422) with every violation
 */
export function decideMission(mission: MissionTerms, others: readonly MissionDays[], limit: MissionLimit | undefined): void {
  refuseIf([...(mission.endDate < mission.startDate ? [ENDS_BEFORE_START] : tooLong(mission, others, limit)), ...overlapping(mission, others)]);
}

/** @throws Conflict when it has ended or is annulled, Invalid (422) with every violation */
export function decideExtension(known: KnownMission, endDate: string, others: readonly MissionDays[], limit: MissionLimit | undefined): void {
  refuseEnded(known);
  const extended = { permanent: known.permanent, startDate: known.startDate, endDate };
  refuseIf([
    ...(endDate <= known.endDate ? [fault('endDate', 'later', `la proroga porta la fine oltre il ${known.endDate}`, `an extension moves the end beyond ${known.endDate}`)] : []),
    ...(limit?.extensions && known.extensions >= limit.extensions.most ? [extendedOften(limit.extensions)] : []),
    ...tooLong(extended, others, limit),
    ...overlapping(extended, others),
  ]);
}

/** @throws Conflict when it has ended or is annulled, Invalid (422) with every violation */
export function decideEnd(known: KnownMission, lastDay: string, today: string): void {
  refuseEnded(known);
  refuseIf([
    ...(lastDay < known.startDate || lastDay > known.endDate ? [fault('lastDay', 'withinMission', 'l’ultimo giorno sta dentro i giorni della missione', 'the last day lies within the days of the mission')] : []),
    ...(lastDay > today ? [fault('lastDay', 'notInFuture', 'si registra una fine già avvenuta', 'an end is recorded once it has happened')] : []),
  ]);
}

/**
 * A mission that never was: of the wrong worker, or at the wrong firm. Before it begins, while it runs and once it has ended.
 * @throws Conflict when it is annulled already
 */
export function decideAnnulment({ annulled }: Pick<KnownMission, 'annulled'>): void {
  if (annulled) throw missionAnnulled();
}

/** Months over several missions are counted in days: as many as the limit's months have from the mission's first day. */
function tooLong(mission: MissionTerms, others: readonly MissionDays[], limit: MissionLimit | undefined): Fault[] {
  if (!limit || mission.endDate < mission.startDate) return [];
  const most = daysOf({ from: mission.startDate, until: lastDayOfMonths(mission.startDate, limit.months) });
  const days = [mission, ...others].reduce((sum, one) => sum + daysSince(limit.countedFrom, one), 0);
  if (days <= most) return [];
  return [fault('endDate', 'longest', `presso lo stesso utilizzatore al massimo ${limit.months} mesi, tutte le missioni insieme (${limit.source})`,
    `at the same user firm at most ${limit.months} months, all missions together (${limit.source})`)];
}

function daysSince(day: string, { startDate, endDate }: MissionDays): number {
  return Math.max(0, daysOf({ from: startDate > day ? startDate : day, until: endDate }));
}

function overlapping({ startDate, endDate }: MissionDays, others: readonly MissionDays[]): Fault[] {
  const overlaps = others.some((other) => other.startDate <= endDate && startDate <= other.endDate);
  return overlaps ? [fault('startDate', 'noOverlap', 'in questi giorni la persona ha già una missione lì', 'the person already has a mission there on these days')] : [];
}

const ENDS_BEFORE_START = fault('endDate', 'notBeforeStart', 'la fine non può precedere l’inizio', 'the end cannot come before the start');

const extendedOften = ({ most, source }: { most: number; source: string }): Fault =>
  fault('endDate', 'mostExtensions', `una missione si proroga al massimo ${most} volte (${source})`, `a mission is extended at most ${most} times (${source})`);

function fault(field: string, rule: string, it: string, en: string): Fault {
  return { field, rule, text: { it, en } };
}

function refuseIf(faults: Fault[]): void {
  if (faults.length > 0) throw new Invalid({ code: 'mission.invalid', faults, text: { it: 'la missione non rispetta le regole in vigore', en: 'the mission does not obey the rules in force' } });
}

const missionAnnulled = (): Conflict => new Conflict({ code: 'mission.annulled', text: { it: 'la missione è annullata', en: 'the mission is annulled' } });

function refuseEnded({ ended, annulled }: KnownMission): void {
  if (annulled) throw missionAnnulled();
  if (ended) throw new Conflict({ code: 'mission.ended', text: { it: 'la missione è già conclusa', en: 'the mission has already ended' } });
}

import { ruleInForce } from '@filiera/exchange';
import type { Fault } from '@filiera/member-kit';
import { enrolledSince, invalidListEntry, notPossibleIn } from './list-entry-errors.js';
import { LIST_RULES, type PlacementList, type RemovalReason, type SuspensionReason } from './list-rules.js';

export const LIST_STATES = ['enrolled', 'suspended', 'removed', 'annulled'] as const;
export type ListState = (typeof LIST_STATES)[number];

/** In these a person is on the list. */
export const STATES_ON_LIST = ['enrolled', 'suspended'] as const;

/** An enrolment in a list. Days are `YYYY-MM-DD`. */
export interface Enrolment {
  readonly list: PlacementList;
  readonly enrolledOn: string;
  /** Whole points of the office's ranking: who has more comes earlier. */
  readonly points: number;
}

/** An entry of a list as it stands. A suspended person stays on the list, without being proposed. */
export interface ListEntryFacts extends Enrolment, Standing {}

/** How an entry stands. */
export interface Standing {
  readonly state: ListState;
  /** Since when it has been in this state. */
  readonly stateSince: string;
  /** Why it is suspended or removed. */
  readonly reason: SuspensionReason | RemovalReason | null;
}

export type ListCommand =
  | { readonly do: 'rank'; readonly points: number }
  | { readonly do: 'suspend'; readonly on: string; readonly reason: SuspensionReason }
  | { readonly do: 'resume'; readonly on: string }
  | { readonly do: 'remove'; readonly on: string; readonly reason: RemovalReason };

const ALLOWED_IN: Readonly<Record<ListCommand['do'], readonly ListState[]>> = {
  rank: STATES_ON_LIST, suspend: ['enrolled'], resume: ['suspended'], remove: STATES_ON_LIST,
};

/**
 * A person enters a list.
 * @param removedOn the day on which they were last taken off the same list, null when they never were
 * @throws Invalid with every fault: a day in the future, before the law, or before the last removal; points out of bounds
 */
export function enrol({ list, enrolledOn, points }: Enrolment, removedOn: string | null, today: string): ListEntryFacts {
  refuseIf([...notOnThatDay(list, enrolledOn, removedOn, today), ...outOfBounds(list, points, today)]);
  return { list, enrolledOn, points, state: 'enrolled', stateSince: enrolledOn, reason: null };
}

/**
 * What a command makes of an entry. The day of enrolment stays through a suspension: among equal points it decides who comes earlier.
 * @throws Conflict when its state does not allow it; Invalid with every fault
 */
export function decideListEntry(command: ListCommand, facts: ListEntryFacts, today: string): ListEntryFacts {
  if (!ALLOWED_IN[command.do].includes(facts.state)) throw notPossibleIn(facts.state);
  if (command.do === 'rank') {
    refuseIf(outOfBounds(facts.list, command.points, today));
    return { ...facts, points: command.points };
  }
  refuseIf([...notInFuture('on', command.on, today), ...notBefore('on', command.on, facts.stateSince)]);
  switch (command.do) {
    case 'suspend':
      return { ...facts, state: 'suspended', stateSince: command.on, reason: command.reason };
    case 'resume':
      return { ...facts, state: 'enrolled', stateSince: command.on, reason: null };
    case 'remove':
      return { ...facts, state: 'removed', stateSince: command.on, reason: command.reason };
  }
}

/**
 * The day of an enrolment was entered wrongly. An entry that has not changed since it began begins on the other day; one that has may not begin after its last change.
 * @param removedOn as in {@link enrol}
 * @throws Conflict when the person is not on the list any more; Invalid with every fault
 */
export function correctDay(enrolledOn: string, facts: ListEntryFacts, removedOn: string | null, today: string): ListEntryFacts {
  if (!isOnList(facts.state)) throw notPossibleIn(facts.state);
  const unchanged = facts.state === 'enrolled' && facts.stateSince === facts.enrolledOn;
  refuseIf([...notOnThatDay(facts.list, enrolledOn, removedOn, today), ...(unchanged ? [] : notAfter('enrolledOn', enrolledOn, facts.stateSince))]);
  return { ...facts, enrolledOn, stateSince: unchanged ? enrolledOn : facts.stateSince };
}

/**
 * An entry that never was: of the wrong person, or in the wrong list. It ranks nobody, and no later enrolment waits for it.
 * @throws Conflict when it is annulled already
 */
export function annul(facts: ListEntryFacts, today: string): ListEntryFacts {
  if (facts.state === 'annulled') throw notPossibleIn(facts.state);
  return { ...facts, state: 'annulled', stateSince: today, reason: null };
}

/**
 * A removal that never was: the entry stands as it stood before.
 * @param before how it stood; null when that was not kept, and then it is enrolled from its first day
 * @param followed whether the person was enrolled in the same list after it
 * @throws Conflict when it is not removed, or when the person was enrolled since
 */
export function annulRemoval(facts: ListEntryFacts, before: Standing | null, followed: boolean): ListEntryFacts {
  if (facts.state !== 'removed') throw notPossibleIn(facts.state);
  if (followed) throw enrolledSince();
  return { ...facts, ...(before ?? { state: 'enrolled', stateSince: facts.enrolledOn, reason: null }) };
}

export function isOnList(state: ListState): boolean {
  return (STATES_ON_LIST as readonly ListState[]).includes(state);
}

function notOnThatDay(list: PlacementList, enrolledOn: string, removedOn: string | null, today: string): Fault[] {
  return [...notInFuture('enrolledOn', enrolledOn, today), ...beforeTheLaw(list, enrolledOn), ...(removedOn ? notBefore('enrolledOn', enrolledOn, removedOn) : [])];
}

/** The ranking is one of today's, also of who was enrolled under earlier bounds: so are the bounds. */
function outOfBounds(list: PlacementList, points: number, today: string): Fault[] {
  const rule = ruleInForce(LIST_RULES, today, { list });
  if (!rule || (Number.isInteger(points) && points >= rule.leastPoints && points <= rule.mostPoints)) return [];
  const { leastPoints, mostPoints } = rule;
  return [fault('points', 'bounds', `Il punteggio è un numero intero da ${leastPoints} a ${mostPoints}.`, `Points are a whole number from ${leastPoints} to ${mostPoints}.`)];
}

function beforeTheLaw(list: PlacementList, day: string): Fault[] {
  if (ruleInForce(LIST_RULES, day, { list })) return [];
  const first = LIST_RULES.find((rule) => rule.list === list)!;
  return [fault('enrolledOn', 'inTables', `L’elenco esiste dal ${first.validFrom} (${first.source}).`, `The list exists since ${first.validFrom} (${first.source}).`)];
}

function notInFuture(field: string, day: string, today: string): Fault[] {
  return day > today ? [fault(field, 'notInFuture', 'Non può essere futura.', 'It cannot be in the future.')] : [];
}

function notBefore(field: string, day: string, earliest: string): Fault[] {
  return day < earliest ? [fault(field, 'notBefore', `Non può precedere il ${earliest}.`, `It cannot be before ${earliest}.`)] : [];
}

function notAfter(field: string, day: string, latest: string): Fault[] {
  return day > latest ? [fault(field, 'notAfter', `Non può essere dopo il ${latest}.`, `It cannot be after ${latest}.`)] : [];
}

function fault(field: string, rule: string, it: string, en: string): Fault {
  return { field, rule, text: { it, en } };
}

function refuseIf(faults: readonly Fault[]): void {
  if (faults.length > 0) throw invalidListEntry(faults);
}

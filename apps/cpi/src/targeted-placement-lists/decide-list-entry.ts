import { ruleInForce } from '@filiera/exchange';
import type { Fault } from '@filiera/member-kit';
import { invalidListEntry, notPossibleIn } from './list-entry-errors.js';
import { LIST_RULES, type PlacementList, type RemovalReason, type SuspensionReason } from './list-rules.js';

export const LIST_STATES = ['enrolled', 'suspended', 'removed'] as const;
export type ListState = (typeof LIST_STATES)[number];

/** An enrolment in a list. Days are `YYYY-MM-DD`. */
export interface Enrolment {
  readonly list: PlacementList;
  readonly enrolledOn: string;
  /** Whole points of the office's ranking: who has more comes earlier. */
  readonly points: number;
}

/** An entry of a list as it stands. A suspended person stays on the list, without being proposed. */
export interface ListEntryFacts extends Enrolment {
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
  rank: ['enrolled', 'suspended'], suspend: ['enrolled'], resume: ['suspended'], remove: ['enrolled', 'suspended'],
};

/**
 * A person enters a list.
 * @param removedOn the day on which they were last taken off the same list, null when they never were
 * @throws Invalid with every fault: a day in the future, before the law, or before the last removal; points out of bounds
 */
export function enrol({ list, enrolledOn, points }: Enrolment, removedOn: string | null, today: string): ListEntryFacts {
  refuseIf([
    ...notInFuture('enrolledOn', enrolledOn, today), ...beforeTheLaw(list, enrolledOn),
    ...(removedOn ? notBefore('enrolledOn', enrolledOn, removedOn) : []), ...outOfBounds(list, points, today),
  ]);
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

function fault(field: string, rule: string, it: string, en: string): Fault {
  return { field, rule, text: { it, en } };
}

function refuseIf(faults: readonly Fault[]): void {
  if (faults.length > 0) throw invalidListEntry(faults);
}

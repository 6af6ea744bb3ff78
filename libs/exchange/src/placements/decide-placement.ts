import type { ContractType, PlacementEndReason, PlacementState, Text } from '@filiera/contracts';
import type { Fault } from '@filiera/member-kit';
import { localDate } from '../calendar/local-date.js';
import { endDateRuleOf, exceededLimit } from './contract-ends.js';
import { alreadyEnded, invalidPlacement, notThePublisher } from './placement-errors.js';

/** What the vacancy's owner asks of a placement that has started. */
export type PlacementCommand =
  | { readonly do: 'transform'; readonly contract: ContractType; readonly endDate?: string; readonly weeklyHours?: number }
  | { readonly do: 'extend'; readonly endDate: string }
  | { readonly do: 'end'; readonly endDate: string; readonly reason: PlacementEndReason };

/** A placement as this node knows it. */
export interface KnownPlacement {
  readonly version: number;
  readonly state: PlacementState;
}

/** The fact that follows from a command: which event, with which state. */
export interface PlacementDecision {
  readonly event: 'started' | 'transformed' | 'extended' | 'ended';
  readonly version: number;
  readonly state: PlacementState;
}

/**
 * Decides a new placement.
 * @throws DomainError 422 with every fault when contract and dates do not agree
 */
export function startPlacement(state: Omit<PlacementState, 'status'>): PlacementDecision {
  const started: PlacementState = { ...state, status: 'active' };
  refuseIf(faultsOf(started));
  return { event: 'started', version: 1, state: started };
}

/**
 * Decides what a command makes of a placement.
 * @param me the member that commands
 * @throws DomainError 403 when another member published it, 409 when it has ended, 422 with every fault
 */
export function decidePlacement(command: PlacementCommand, me: string, current: KnownPlacement, now: Date): PlacementDecision {
  const { state } = current;
  if (state.vacancyOwner !== me) throw notThePublisher();
  if (state.status === 'ended') throw alreadyEnded();
  const decided = (event: PlacementDecision['event'], next: PlacementState, faults: Fault[] = []): PlacementDecision => {
    refuseIf([...faults, ...faultsOf(next)]);
    return { event, version: current.version + 1, state: next };
  };
  switch (command.do) {
    case 'transform': {
      const { endDate: _, ...kept } = state;
      const next = { ...kept, contract: command.contract, ...given('endDate', command.endDate), ...given('weeklyHours', command.weeklyHours) };
      return decided('transformed', next, command.contract === state.contract ? [SAME_CONTRACT] : []);
    }
    case 'extend':
      return decided('extended', { ...state, endDate: command.endDate }, state.endDate && command.endDate > state.endDate ? [] : [notLater(state.endDate)]);
    case 'end': {
      const faults = [...(command.endDate < state.startDate ? [ENDS_BEFORE_START] : []), ...(command.endDate > localDate(now) ? [NOT_YET] : [])];
      refuseIf(faults);
      // An ended placement keeps the day it really ended, whatever its contract said of an end date.
      return { event: 'ended', version: current.version + 1, state: { ...state, status: 'ended', endDate: command.endDate, endReason: command.reason } };
    }
  }
}

/** What is allowed and deserves a second look: a duration beyond the limit in force when the work starts. */
export function placementWarnings(state: PlacementState): Text[] {
  if (state.status === 'ended' || !state.endDate) return [];
  const limit = exceededLimit(state.contract, state.startDate, state.endDate);
  return limit === null ? [] : [{
    it: `La durata supera i ${limit.months} mesi (${limit.source}): serve una causale o una previsione del contratto collettivo.`,
    en: `The duration exceeds ${limit.months} months (${limit.source}): it needs a stated reason or a provision of the collective agreement.`,
  }];
}

function faultsOf(state: PlacementState): Fault[] {
  const { end, source } = endDateRuleOf(state.contract);
  if (end === 'required' && !state.endDate) {
    return [fault('endDate', 'endDateRequired', `Questo contratto ha una data di fine (${source}).`, `This contract has an end date (${source}).`)];
  }
  if (end === 'forbidden' && state.endDate) {
    return [fault('endDate', 'endDateForbidden', `Un contratto a tempo indeterminato non ha data di fine (${source}).`, `A permanent contract has no end date (${source}).`)];
  }
  return state.endDate && state.endDate < state.startDate ? [ENDS_BEFORE_START] : [];
}

const ENDS_BEFORE_START = fault('endDate', 'notBeforeStart', 'La fine non può precedere l’inizio.', 'The end cannot come before the start.');
const NOT_YET = fault('endDate', 'notInFuture', 'Si registra una fine già avvenuta: la data non può essere futura.', 'An end is recorded once it has happened: the date cannot be in the future.');
const SAME_CONTRACT = fault('contract', 'differs', 'La trasformazione cambia il tipo di contratto.', 'A transformation changes the type of contract.');

function notLater(present: string | undefined): Fault {
  return present
    ? fault('endDate', 'later', `La proroga porta la fine oltre il ${present}.`, `An extension moves the end beyond ${present}.`)
    : fault('endDate', 'hasEnd', 'Non c’è una data di fine da prorogare.', 'There is no end date to extend.');
}

function fault(field: string, rule: string, it: string, en: string): Fault {
  return { field, rule, text: { it, en } };
}

function given<K extends string, V>(key: K, value: V | undefined): Partial<Record<K, V>> {
  return value === undefined ? {} : ({ [key]: value } as Record<K, V>);
}

function refuseIf(faults: Fault[]): void {
  if (faults.length > 0) throw invalidPlacement(faults);
}

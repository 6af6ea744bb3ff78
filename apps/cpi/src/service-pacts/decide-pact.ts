import type { Fault } from '@filiera/member-kit';
import { invalidPact, notPossibleIn } from './pact-errors.js';

export const PACT_STATES = ['draft', 'signed', 'under-revision', 'ended'] as const;
export type PactState = (typeof PACT_STATES)[number];

export const PACT_SIDES = ['office', 'person'] as const;
export type PactSide = (typeof PACT_SIDES)[number];

/** Why a pact ended. */
export const PACT_END_REASONS = ['employment', 'completed', 'declaration-closed', 'own-request'] as const;
export type PactEndReason = (typeof PACT_END_REASONS)[number];

/** Something that one side undertakes to do. */
export interface AgreedAction {
  readonly side: PactSide;
  readonly what: string;
  /** By which day, `YYYY-MM-DD`. */
  readonly by?: string | null;
}

/** A pact as it stands, with the actions of its present revision. */
export interface PactFacts {
  readonly state: PactState;
  /** Number of the present revision, from 1. */
  readonly revision: number;
  readonly signedOn: string | null;
  readonly endedOn: string | null;
  readonly endReason: PactEndReason | null;
  readonly actions: readonly AgreedAction[];
}

export type PactCommand =
  | { readonly do: 'replace'; readonly actions: readonly AgreedAction[] }
  | { readonly do: 'sign'; readonly on: string }
  | { readonly do: 'revise'; readonly actions: readonly AgreedAction[] }
  | { readonly do: 'end'; readonly on: string; readonly reason: PactEndReason };

const FROM: Readonly<Record<PactCommand['do'], readonly PactState[]>> = {
  replace: ['draft', 'under-revision'], sign: ['draft', 'under-revision'], revise: ['signed'], end: ['draft', 'signed', 'under-revision'],
};

/** A pact that is being written: its first revision. */
export function draftPact(actions: readonly AgreedAction[]): PactFacts {
  return { state: 'draft', revision: 1, signedOn: null, endedOn: null, endReason: null, actions };
}

/**
 * What a command makes of a pact. A revision opens the next number; what was signed before stays as it was.
 * @throws Conflict when its state does not allow it, Invalid with every fault
 */
export function decidePact(command: PactCommand, facts: PactFacts, today: string): PactFacts {
  if (!FROM[command.do].includes(facts.state)) throw notPossibleIn(facts.state);
  switch (command.do) {
    case 'replace':
      return { ...facts, actions: command.actions };
    case 'revise':
      return { ...facts, state: 'under-revision', revision: facts.revision + 1, actions: command.actions };
    case 'sign':
      refuseIf([...PACT_SIDES.flatMap((side) => withoutPartOf(side, facts.actions)), ...dayFaults(command.on, facts, today)]);
      return { ...facts, state: 'signed', signedOn: command.on };
    case 'end':
      refuseIf(dayFaults(command.on, facts, today));
      return { ...facts, state: 'ended', endedOn: command.on, endReason: command.reason };
  }
}

/** A pact binds both: what one side alone does is no pact. */
function withoutPartOf(side: PactSide, actions: readonly AgreedAction[]): Fault[] {
  if (actions.some((action) => action.side === side)) return [];
  const [it, en] = side === 'office' ? ['Manca ciò che fa l’ufficio (D.Lgs. 150/2015, art. 20).', 'What the office does is missing (D.Lgs. 150/2015, art. 20).']
    : ['Manca ciò che fa la persona (D.Lgs. 150/2015, art. 20).', 'What the person does is missing (D.Lgs. 150/2015, art. 20).'];
  return [{ field: 'actions', rule: `${side}Side`, text: { it, en } }];
}

function dayFaults(on: string, { signedOn }: PactFacts, today: string): Fault[] {
  return [
    ...(on > today ? [{ field: 'on', rule: 'notInFuture', text: { it: 'Non può essere futura.', en: 'It cannot be in the future.' } }] : []),
    ...(signedOn && on < signedOn ? [{ field: 'on', rule: 'notBefore', text: { it: `Non può precedere la firma del ${signedOn}.`, en: `It cannot be before the signature of ${signedOn}.` } }] : []),
  ];
}

function refuseIf(faults: readonly Fault[]): void {
  if (faults.length > 0) throw invalidPact(faults);
}

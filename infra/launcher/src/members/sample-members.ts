import type { MemberKind } from '@filiera/contracts';

/** A member that the launcher runs. */
export interface MemberPlan {
  readonly id: string;
  readonly kind: MemberKind;
  readonly name: string;
}

/** Identifier of the steward: the hub's keeper, beside whoever keeps the registry. */
export const STEWARD: MemberPlan = { id: 'custode-hub', kind: 'steward', name: 'Custode del nodo centrale (esempio)' };
/** The coordinator of a network whose members file names none. */
export const COORDINATOR: MemberPlan = { id: 'provincia-lecce', kind: 'coordinator', name: 'Provincia di Lecce (esempio)' };

/** A small province: sample names, no real organisation runs them. */
export const SAMPLE_MEMBERS: readonly MemberPlan[] = [
  STEWARD,
  COORDINATOR,
  { id: 'cpi-lecce', kind: 'cpi', name: 'Centro per l’impiego di Lecce (esempio)' },
  { id: 'cpi-maglie', kind: 'cpi', name: 'Centro per l’impiego di Maglie (esempio)' },
  { id: 'agency-alfa', kind: 'agency', name: 'Agenzia Alfa (esempio)' },
  { id: 'agency-beta', kind: 'agency', name: 'Agenzia Beta (esempio)' },
  { id: 'school-galilei', kind: 'school', name: 'Istituto Galilei (esempio)' },
  { id: 'university-salento', kind: 'university', name: 'Università del Salento (esempio)' },
  { id: 'eures-puglia', kind: 'eures', name: 'EURES Puglia (esempio)' },
];

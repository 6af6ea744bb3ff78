import type { Text } from '@filiera/contracts';
import type { Told } from '../reading/told.js';

/** A rule that a communication breaks, or that deserves a second look. */
export interface Violation {
  /** Path in the document. */
  readonly field: string;
  readonly line: number;
  readonly column: number;
  /** Stable name of the rule. */
  readonly rule: string;
  /** An `error` refuses the communication, a `warning` does not. */
  readonly severity: 'error' | 'warning';
  /** Law or decree. */
  readonly source: string;
  readonly text: Text;
}

/** A rule by its name and source, ready to be broken by a field. */
export interface Rule {
  readonly rule: string;
  readonly source: string;
  readonly text: Text;
}

/** The field breaks the rule. */
export function broken({ field, line, column }: Told, { rule, source, text }: Rule): Violation {
  return { field, line, column, rule, severity: 'error', source, text };
}

/** The field deserves a second look. */
export function doubtful(told: Told, rule: Rule): Violation {
  return { ...broken(told, rule), severity: 'warning' };
}

/** The rule is broken where the condition holds. */
export function when(condition: boolean, violation: () => Violation): Violation[] {
  return condition ? [violation()] : [];
}

/** The decree with the forms, the fields and the tables of mandatory communications. */
export const FORM_SOURCE = 'D.M. 30/10/2007';

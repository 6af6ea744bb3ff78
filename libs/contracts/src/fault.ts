import type { Text } from './text.js';

/** One thing that is wrong with a value: where, which rule it breaks, and the rule in words. Never carries the value itself: it may be personal. */
export interface Fault {
  /** Path of the field with dots and positions, for example `skills.3.uri`; empty for the whole value. */
  readonly field: string;
  /** Name of the rule that is broken, stable across versions: `text`, `required`, `unknown-field`, `pay-range`... */
  readonly rule: string;
  readonly text: Text;
}

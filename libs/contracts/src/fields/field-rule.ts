import { ValidateBy, ValidateIf } from 'class-validator';
import type { JsonSchema } from '../schema/json-schema.js';
import type { Text } from '../text.js';

/** A rule on one value, written once for both validators: class-validator calls `check`, the event path compiles `schema`. */
export interface FieldRule {
  readonly name: string;
  readonly schema: JsonSchema;
  readonly text: Text;
  check(value: unknown): boolean;
}

/** A rule between the fields of one object. */
export interface CrossRule<T extends object = object> {
  readonly name: string;
  /** The field that the fault is reported on. */
  readonly field: string;
  /** The same rule for any JSON Schema validator. Left out when the standard cannot say it: then the keyword `x-filiera-rules` names it. */
  readonly schema?: JsonSchema;
  readonly text: Text;
  /** Must tolerate fields of a wrong type or missing: their own rules report those, and a variant may leave fields out. */
  check(object: T): boolean;
}

export function isFieldRule(value: unknown): value is FieldRule {
  return typeof value === 'object' && value !== null && 'name' in value && 'check' in value && 'schema' in value && !('cross' in value);
}

/** Marks a cross rule inside class-validator's metadata. */
export interface CrossRuleMark {
  readonly cross: CrossRule;
}

export function isCrossRuleMark(value: unknown): value is CrossRuleMark {
  return typeof value === 'object' && value !== null && 'cross' in value;
}

/** Applies a field rule to a field, or with `each` to every item of a list. */
export function Obeys(rule: FieldRule, options: { each?: boolean } = {}): PropertyDecorator {
  return ValidateBy(
    { name: rule.name, constraints: [rule], validator: { validate: (value: unknown) => rule.check(value), defaultMessage: () => rule.text.en } },
    { each: options.each ?? false, context: { rule: rule.name, text: rule.text } },
  );
}

/**
 * Applies a rule between fields. Decorate a required field: class-validator skips every rule of an absent one.
 * Not the `status` field: each event's class declares its own and thereby drops what it inherits there.
 */
export function Agrees<T extends object>(rule: CrossRule<T>): PropertyDecorator {
  return ValidateBy(
    {
      name: rule.name,
      constraints: [{ cross: rule } satisfies { cross: CrossRule<T> }],
      validator: { validate: (_value, args) => args === undefined || rule.check(args.object as T), defaultMessage: () => rule.text.en },
    },
    { context: { rule: rule.name, text: rule.text, field: rule.field } },
  );
}

/**
 * The field may be missing. Unlike class-validator's `IsOptional`, `null` is not "missing": on the wire there is one way to say nothing.
 */
export function Optional(): PropertyDecorator {
  return ValidateIf((_object: unknown, value: unknown) => value !== undefined, { context: { optional: true } });
}

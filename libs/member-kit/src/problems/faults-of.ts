import type { Fault, Text } from '@filiera/contracts';
import { getMetadataStorage, type ValidationError } from 'class-validator';
import { constraintText } from './constraint-texts.js';

/**
 * What class-validator found, as faults with the field's path and a text in both languages.
 * The values are left out: they may be personal.
 */
export function faultsOf(errors: readonly ValidationError[], parent = ''): Fault[] {
  return errors.flatMap((error) => {
    const field = pathOf(parent, error);
    const own = Object.keys(error.constraints ?? {}).map((rule) => faultOf(error, rule, field, parent));
    return [...own, ...faultsOf(error.children ?? [], field)];
  });
}

function faultOf(error: ValidationError, rule: string, field: string, parent: string): Fault {
  const context: unknown = error.contexts?.[rule];
  if (!hasText(context)) return { field, rule, text: constraintText(rule, argumentsOf(error, rule)) };
  const elsewhere = context.field === undefined ? field : join(parent, context.field);
  return { field: elsewhere, rule: context.rule ?? rule, text: context.text };
}

interface RuleContext {
  readonly text: Text;
  readonly rule?: string;
  /** A rule between fields says which field it is reported on. */
  readonly field?: string;
}

function hasText(context: unknown): context is RuleContext {
  return typeof context === 'object' && context !== null && 'text' in context;
}

/** The arguments the rule was declared with: the message that class-validator makes of them is English only. */
function argumentsOf(error: ValidationError, rule: string): readonly unknown[] {
  const target: unknown = error.target?.constructor;
  if (typeof target !== 'function') return [];
  const declared = getMetadataStorage()
    .getTargetValidationMetadatas(target, '', false, false)
    .find((metadata) => metadata.propertyName === error.property && metadata.name === rule);
  return (declared?.constraints as unknown[] | undefined) ?? [];
}

function pathOf(parent: string, error: ValidationError): string {
  // A value that is no object at all has no property to name.
  return error.property === undefined ? parent : join(parent, error.property);
}

function join(parent: string, property: string): string {
  return parent === '' ? property : `${parent}.${property}`;
}

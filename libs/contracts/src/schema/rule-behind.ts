import type { CrossRule, FieldRule } from '../fields/field-rule.js';
import type { JsonSchema } from './json-schema.js';

// Which rule a piece of derived schema stands for: a validator's error points into the schema, and people are told the rule.
const rules = new WeakMap<object, FieldRule | CrossRule>();
const checks = new Map<string, CrossRule>();

/** The schema of a field rule. */
export function fieldRuleSchema(rule: FieldRule): JsonSchema {
  const schema = { ...rule.schema };
  rules.set(schema, rule);
  return schema;
}

/** The schema of a rule between fields: the standard's own words where it has them, the keyword `x-check` where not. */
export function crossRuleSchema(rule: CrossRule): JsonSchema {
  checks.set(rule.name, rule);
  const schema = rule.schema ? { $comment: rule.text.en, ...rule.schema } : { $comment: rule.text.en, 'x-check': rule.name };
  rules.set(schema, rule);
  return schema;
}

/** The rule that a piece of schema stands for, if it is one of ours. */
export function ruleBehind(schema: object): FieldRule | CrossRule | undefined {
  return rules.get(schema);
}

/**
 * The check that `x-check` names.
 * @throws Error when no class derived so far has it.
 */
export function checkNamed(name: string): CrossRule {
  const rule = checks.get(name);
  if (!rule) throw new Error(`no rule between fields is called "${name}"`);
  return rule;
}

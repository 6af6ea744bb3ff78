import type { ErrorObject } from 'ajv/dist/2020.js';
import type { Fault } from '../fault.js';
import type { CrossRule, FieldRule } from '../fields/field-rule.js';
import type { JsonSchema } from './json-schema.js';
import { ruleBehind } from './rule-behind.js';
import { REQUIRED, UNKNOWN_FIELD, faultOfKeyword } from './stock-faults.js';

/** A fault from a validator's error. It names the rule of ours behind the error where there is one. */
export function faultOf(error: ErrorObject, schema: JsonSchema): Fault {
  const at = error.instancePath.split('/').slice(1).map(unescaped);
  const rule = ruleAt(schema, error.schemaPath);
  if (rule && 'field' in rule) return { field: [...objectOf(at, error), rule.field].join('.'), rule: rule.name, text: rule.text };
  if (rule) return { field: at.join('.'), rule: rule.name, text: rule.text };
  if (error.keyword === 'required') return { field: [...at, String(error.params['missingProperty'])].join('.'), ...REQUIRED };
  if (error.keyword === 'additionalProperties') return { field: [...at, harmless(String(error.params['additionalProperty']))].join('.'), ...UNKNOWN_FIELD };
  return { field: at.join('.'), ...faultOfKeyword(error.keyword, error.params['allowedValues'] ?? error.params['limit'] ?? error.params['type']) };
}

/** The name of an unknown field as far as it is harmless to repeat: others wrote it, and it may be personal. */
export function harmless(name: string): string {
  return /^[A-Za-z][A-Za-z0-9_-]{0,39}$/.test(name) ? name : '?';
}

/** The innermost rule of ours on the way that an error's path takes through the schema. */
function ruleAt(schema: JsonSchema, schemaPath: string): FieldRule | CrossRule | undefined {
  let node: unknown = schema;
  let found: FieldRule | CrossRule | undefined;
  for (const token of schemaPath.split('/').slice(1).map(unescaped)) {
    if (typeof node !== 'object' || node === null) break;
    node = (node as Readonly<Record<string, unknown>>)[token];
    if (typeof node === 'object' && node !== null) found = ruleBehind(node) ?? found;
  }
  return found;
}

/** A rule between fields fails at its object, or inside the standard's `properties` one step below it. */
function objectOf(at: readonly string[], { schemaPath }: ErrorObject): readonly string[] {
  return /\/properties\/[^/]+\/[^/]+$/.test(schemaPath) ? at.slice(0, -1) : at;
}

/** A token of a JSON pointer in a URI fragment, as it was. */
function unescaped(token: string): string {
  return decodeURIComponent(token).replaceAll('~1', '/').replaceAll('~0', '~');
}

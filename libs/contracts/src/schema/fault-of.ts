import type { ErrorObject } from 'ajv/dist/2020.js';
import type { Fault } from '../fault.js';
import type { CrossRule, FieldRule } from '../fields/field-rule.js';
import type { Text } from '../text.js';
import type { JsonSchema } from './json-schema.js';
import { ruleBehind } from './rule-behind.js';

/** A fault from a validator's error. It names the rule of ours behind the error where there is one. */
export function faultOf(error: ErrorObject, schema: JsonSchema): Fault {
  const at = error.instancePath.split('/').slice(1).map(unescaped);
  const rule = ruleAt(schema, error.schemaPath);
  if (rule && 'field' in rule) return { field: [...at.slice(0, depthOf(error)), rule.field].join('.'), rule: rule.name, text: rule.text };
  if (rule) return { field: at.join('.'), rule: rule.name, text: rule.text };
  if (error.keyword === 'required') return { field: [...at, String(error.params['missingProperty'])].join('.'), ...REQUIRED };
  if (error.keyword === 'additionalProperties') return { field: [...at, safe(String(error.params['additionalProperty']))].join('.'), ...UNKNOWN };
  return { field: at.join('.'), ...stockFault(error) };
}

const REQUIRED = { rule: 'required', text: { it: 'campo obbligatorio', en: 'required field' } };
const UNKNOWN = { rule: 'unknown-field', text: { it: 'campo non previsto', en: 'field not foreseen' } };
const SPOKEN_TYPES: Readonly<Record<string, Text>> = {
  object: { it: 'un oggetto', en: 'an object' },
  array: { it: 'un elenco', en: 'a list' },
  string: { it: 'un testo', en: 'a text' },
  integer: { it: 'un numero intero', en: 'a whole number' },
  number: { it: 'un numero', en: 'a number' },
  boolean: { it: 'vero o falso', en: 'true or false' },
};

function stockFault({ keyword, params }: ErrorObject): { rule: string; text: Text } {
  const limit = String(params['limit'] ?? '');
  switch (keyword) {
    case 'type': return { rule: 'type', text: SPOKEN_TYPES[String(params['type'])] ?? { it: 'tipo errato', en: 'wrong type' } };
    case 'enum': {
      const values = (params['allowedValues'] as readonly string[]).join(', ');
      return { rule: 'one-of', text: { it: `uno fra: ${values}`, en: `one of: ${values}` } };
    }
    case 'minimum': return { rule: 'minimum', text: { it: `almeno ${limit}`, en: `at least ${limit}` } };
    case 'maximum': return { rule: 'maximum', text: { it: `al massimo ${limit}`, en: `at most ${limit}` } };
    case 'minItems': return { rule: 'min-items', text: { it: `almeno ${limit} elementi`, en: `at least ${limit} items` } };
    case 'maxItems': return { rule: 'max-items', text: { it: `al massimo ${limit} elementi`, en: `at most ${limit} items` } };
    case 'uniqueItems': return { rule: 'distinct', text: { it: 'elementi distinti', en: 'distinct items' } };
    default: return { rule: keyword, text: { it: 'valore non valido', en: 'invalid value' } };
  }
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

/** A rule between fields fails at its object (depth as given) or, in the standard's `properties`, one step inside it. */
function depthOf({ instancePath, schemaPath }: ErrorObject): number {
  const steps = instancePath.split('/').length - 1;
  return /\/properties\/[^/]+\/[^/]+$/.test(schemaPath) ? steps - 1 : steps;
}

/** The name of an unknown field as far as it is harmless to repeat: it was written by others. */
function safe(name: string): string {
  return /^[A-Za-z][A-Za-z0-9_-]{0,39}$/.test(name) ? name : '?';
}

function unescaped(token: string): string {
  return decodeURIComponent(token).replaceAll('~1', '/').replaceAll('~0', '~');
}

import fc from 'fast-check';

/** A schema of an OpenAPI document, as far as values are made from it. */
export interface ValueSchema {
  readonly $ref?: string;
  readonly type?: string;
  readonly format?: string;
  readonly pattern?: string;
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, ValueSchema>>;
  readonly required?: readonly string[];
  readonly items?: ValueSchema;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly oneOf?: readonly ValueSchema[];
  readonly anyOf?: readonly ValueSchema[];
  readonly allOf?: readonly ValueSchema[];
}

/** Named schemas of the document. */
export type NamedSchemas = Readonly<Record<string, ValueSchema>>;

const DEEPEST = 6;

/** Values that obey a schema as far as the schema tells: most pass validation, so that the fuzzing reaches what lies behind. */
export function valuesOf(schema: ValueSchema, named: NamedSchemas, depth = 0): fc.Arbitrary<unknown> {
  if (depth > DEEPEST) return fc.constant(null);
  if (schema.$ref) return valuesOf(named[schema.$ref.split('/').at(-1)!] ?? {}, named, depth + 1);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const alternatives = schema.oneOf ?? schema.anyOf ?? schema.allOf;
  if (alternatives && !schema.properties) return fc.oneof(...alternatives.map((one) => valuesOf(one, named, depth + 1)));
  switch (schema.type) {
    case 'object': return objects(schema, named, depth);
    case 'array': return fc.array(valuesOf(schema.items ?? {}, named, depth + 1), { minLength: schema.minItems ?? 0, maxLength: Math.max(schema.minItems ?? 0, Math.min(schema.maxItems ?? 3, 3)) });
    case 'integer': return fc.integer({ min: Math.max(schema.minimum ?? -5, -2_147_483_648), max: Math.min(schema.maximum ?? 1_000, 2_147_483_647) });
    case 'number': return fc.double({ min: schema.minimum ?? -1_000, max: schema.maximum ?? 1_000, noNaN: true });
    case 'boolean': return fc.boolean();
    case 'string': return strings(schema);
    default: return schema.properties ? objects(schema, named, depth) : fc.jsonValue({ maxDepth: 2 });
  }
}

function objects(schema: ValueSchema, named: NamedSchemas, depth: number): fc.Arbitrary<unknown> {
  const fields = Object.entries(schema.properties ?? {}).map(([name, field]) => [name, valuesOf(field, named, depth + 1)] as const);
  const required = (schema.required ?? []).filter((name) => schema.properties?.[name]);
  return fc.record(Object.fromEntries(fields), { requiredKeys: required });
}

const DAY_MS = 86_400_000;
const days = fc.integer({ min: -400, max: 800 }).map((day) => new Date(Date.UTC(2026, 10, 23) + day * DAY_MS).toISOString());

function strings(schema: ValueSchema): fc.Arbitrary<string> {
  switch (schema.format) {
    case 'uuid': return fc.uuid({ version: 4 });
    case 'date': return days.map((at) => at.slice(0, 10));
    case 'date-time': return days;
    case 'email': return fc.integer({ min: 1, max: 999 }).map((n) => `persona.esempio.${n}@example.org`);
    case 'uri': return fc.integer({ min: 1, max: 999 }).map((n) => `https://example.org/${n}`);
    default: break;
  }
  if (schema.pattern) return fc.stringMatching(patternOf(schema.pattern));
  const minLength = schema.minLength ?? 0;
  return fc.string({ minLength, maxLength: Math.max(minLength, Math.min(schema.maxLength ?? 40, 60)), unit: 'grapheme' });
}

/** JSON Schema patterns are Unicode patterns; look-arounds can't be generated from: then any text does. */
function patternOf(pattern: string): RegExp {
  return /\(\?[=!<]/.test(pattern) ? /^[A-Za-z0-9 ]{0,20}$/ : new RegExp(pattern, 'u');
}

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
  readonly example?: unknown;
}

/** Named schemas of the document. */
export type NamedSchemas = Readonly<Record<string, ValueSchema>>;

const DEEPEST = 6;

/** Values that obey a schema as far as the schema tells: most pass validation, so that the fuzzing reaches what lies behind. */
export function valuesOf(schema: ValueSchema, named: NamedSchemas, depth = 0): fc.Arbitrary<unknown> {
  const made = madeFrom(schema, named, depth);
  // An example obeys the rules that no schema can say.
  return schema.example === undefined ? made : fc.oneof({ weight: 4, arbitrary: fc.constant(schema.example) }, { weight: 1, arbitrary: made });
}

function madeFrom(schema: ValueSchema, named: NamedSchemas, depth: number): fc.Arbitrary<unknown> {
  if (depth > DEEPEST) return fc.constant(null);
  if (schema.$ref) return valuesOf(named[schema.$ref.split('/').at(-1)!] ?? {}, named, depth + 1);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const alternatives = schema.oneOf ?? schema.anyOf ?? schema.allOf;
  if (alternatives && !schema.properties) return fc.oneof(...alternatives.map((one) => valuesOf(one, named, depth + 1)));
  switch (schema.type) {
    case 'object': return objects(schema, named, depth);
    case 'array': return fc.array(valuesOf(schema.items ?? {}, named, depth + 1), { minLength: schema.minItems ?? 0, maxLength: Math.max(schema.minItems ?? 0, Math.min(schema.maxItems ?? 3, 3)) });
    case 'integer': return integers(schema);
    case 'number': return fc.double({ min: schema.minimum ?? -1_000, max: schema.maximum ?? 1_000, noNaN: true });
    case 'boolean': return fc.boolean();
    case 'string': return strings(schema);
    default: return schema.properties ? objects(schema, named, depth) : fc.jsonValue({ maxDepth: 2 });
  }
}

function objects(schema: ValueSchema, named: NamedSchemas, depth: number): fc.Arbitrary<unknown> {
  const required = new Set(schema.required ?? []);
  const fields = Object.entries(schema.properties ?? {}).map(([name, field]) => {
    const values = valuesOf(field, named, depth + 1);
    return [name, required.has(name) ? values : fc.option(values, { freq: 1, nil: undefined })] as const;
  });
  return fc.record(Object.fromEntries(fields)).map((made) => Object.fromEntries(Object.entries(made).filter(([, value]) => value !== undefined)));
}

function integers({ minimum, maximum }: ValueSchema): fc.Arbitrary<number> {
  const min = Math.max(minimum ?? -5, -2_147_483_648);
  const max = Math.min(maximum ?? 1_000, 2_147_483_647);
  // Versions and counts are small: a wild number rarely gets past them.
  const low = Math.max(min, 1);
  return fc.oneof({ weight: 2, arbitrary: fc.integer({ min: Math.min(low, max), max: Math.min(low + 2, max) }) }, { weight: 1, arbitrary: fc.integer({ min, max }) });
}

/** A valid UUID that stands for one of the ids the member has answered with: replaced when the request is sent. */
export const STANDS_FOR_ID = /0{8}-0{4}-4000-9000-([0-9]{12})/g;
const idsToCome = fc.nat({ max: 9_999 }).map((n) => `00000000-0000-4000-9000-${String(n).padStart(12, '0')}`);

const DAY_MS = 86_400_000;
const days = fc.integer({ min: -400, max: 800 }).map((day) => new Date(Date.UTC(2026, 10, 23) + day * DAY_MS).toISOString());

function strings(schema: ValueSchema): fc.Arbitrary<string> {
  switch (schema.format) {
    case 'uuid': return fc.oneof({ weight: 5, arbitrary: idsToCome }, { weight: 1, arbitrary: fc.uuid({ version: 4 }) });
    case 'date': return days.map((at) => at.slice(0, 10));
    case 'date-time': return days;
    case 'email': return fc.integer({ min: 1, max: 999 }).map((n) => `persona.esempio.${n}@example.org`);
    case 'uri': return fc.integer({ min: 1, max: 999 }).map((n) => `https://example.org/${n}`);
    default: break;
  }
  if (schema.pattern) return matching(schema.pattern);
  const minLength = schema.minLength ?? 0;
  return fc.string({ minLength, maxLength: Math.max(minLength, Math.min(schema.maxLength ?? 40, 60)), unit: 'grapheme' });
}

const madeOfPatterns = new Map<string, fc.Arbitrary<string>>();

/** Texts that match a pattern: worked out once, because it takes milliseconds, and the same few patterns stand in thousands of fields. */
function matching(pattern: string): fc.Arbitrary<string> {
  const known = madeOfPatterns.get(pattern) ?? fc.stringMatching(patternOf(pattern));
  madeOfPatterns.set(pattern, known);
  return known;
}

/** JSON Schema patterns are Unicode patterns; look-arounds can't be generated from: then any text does. */
function patternOf(pattern: string): RegExp {
  return /\(\?[=!<]/.test(pattern) ? /^[A-Za-z0-9 ]{0,20}$/ : new RegExp(pattern, 'u');
}

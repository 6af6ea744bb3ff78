import type { NamedSchemas, ValueSchema } from './values-of-schema.js';

/** Where a field is: the names from the top, and 0 for an item of a list. */
export type FieldPath = readonly (string | 0)[];

const DEEPEST = 4;

/** Every field that a schema lets be left out, in nested objects and items of lists too. */
export function optionalFields(schema: ValueSchema, named: NamedSchemas, depth = 0): FieldPath[] {
  if (depth > DEEPEST) return [];
  if (schema.$ref) return optionalFields(named[schema.$ref.split('/').at(-1)!] ?? {}, named, depth);
  if (schema.allOf) return schema.allOf.flatMap((part) => optionalFields(part, named, depth));
  if (schema.items) return optionalFields(schema.items, named, depth + 1).map((path) => [0, ...path]);
  const required = new Set(schema.required ?? []);
  return Object.entries(schema.properties ?? {}).flatMap(([name, field]) => [
    ...(required.has(name) ? [] : [[name]]), ...optionalFields(field, named, depth + 1).map((path) => [name, ...path]),
  ]);
}

/** The value with null in one field; whatever the field is in is made where it is missing. */
export function withNullAt(value: unknown, [name, ...rest]: FieldPath): unknown {
  if (name === undefined) return null;
  if (name === 0) {
    const [first, ...others] = Array.isArray(value) ? (value as unknown[]) : [];
    return [withNullAt(first, rest), ...others];
  }
  const object = typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
  return { ...object, [name]: withNullAt(object[name], rest) };
}

import type { JsonSchema } from '../schema/json-schema.js';
import { fieldComment, type ClassComments } from './doc-comments.js';

type Comments = ReadonlyMap<string, ClassComments>;

/** A derived schema with the meaning of every class and field, for people who read it. `title` names the class of the root. */
export function described(schema: JsonSchema, comments: Comments): JsonSchema {
  const title = String(schema['title']);
  const { $defs, ...root } = withComments(schema, title, comments);
  return $defs ? { ...root, $defs: mapValues($defs as Readonly<Record<string, JsonSchema>>, (one, name) => withComments(one, name, comments)) } : root;
}

function withComments(schema: JsonSchema, type: string, comments: Comments): JsonSchema {
  const properties = mapValues(schema['properties'] as Readonly<Record<string, JsonSchema>>, (one, field) => {
    const description = fieldComment(comments, type, field);
    return description ? { description, ...one } : one;
  });
  const { $schema, $id, title, ...rest } = schema;
  const head = Object.fromEntries(Object.entries({ $schema, $id, title: title ?? type }).filter(([, value]) => value !== undefined));
  return { ...head, description: comments.get(type)?.description, ...rest, properties };
}

/** The same keys with other values. */
export function mapValues<T, U>(record: Readonly<Record<string, T>>, change: (value: T, key: string) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value, key)]));
}

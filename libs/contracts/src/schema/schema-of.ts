import type { EventContract } from '../events/event-contract.js';
import type { Variant } from '../agreement/agreement.types.js';
import { describeClass, type ClassShape } from './class-shape.js';
import type { JsonSchema } from './json-schema.js';

const DIALECT = 'https://json-schema.org/draft/2020-12/schema';

/** What a form of an event leaves out. */
export type Omitting = Pick<Variant, 'omits'>;

/**
 * The JSON Schema 2020-12 of an event's payload, derived from its class. With a variant, the fields that it omits are not allowed.
 * The keyword `x-check` names a rule that the standard cannot say; validators that do not know it ignore it.
 */
export function schemaOf(contract: EventContract, variant?: Omitting): JsonSchema {
  return { $id: `urn:rete:schema:${contract.type}${variant?.omits.length ? `:without:${variant.omits.join(',')}` : ''}`, ...schemaOfClass(contract.payload, variant) };
}

/** The JSON Schema 2020-12 of a class with the fields' decorators of this library, for request bodies too. */
export function schemaOfClass(type: new () => object, variant?: Omitting): JsonSchema {
  const defs = new Map<string, JsonSchema>();
  const root = objectSchema(describeClass(type), defs, new Set(variant?.omits ?? []));
  return { $schema: DIALECT, title: type.name, ...root, ...(defs.size > 0 ? { $defs: Object.fromEntries(defs) } : {}) };
}

function objectSchema(shape: ClassShape, defs: Map<string, JsonSchema>, omits: ReadonlySet<string>): JsonSchema {
  const fields = shape.fields.filter((field) => !omits.has(field.name));
  for (const nested of fields.flatMap((field) => field.nested ?? [])) define(nested, defs);
  return {
    type: 'object',
    additionalProperties: false,
    required: fields.filter((field) => !field.optional).map((field) => field.name),
    properties: Object.fromEntries(fields.map((field) => [field.name, field.schema])),
    ...(shape.crossRules.length > 0 ? { allOf: shape.crossRules } : {}),
  };
}

function define(type: new () => object, defs: Map<string, JsonSchema>): void {
  if (defs.has(type.name)) return;
  defs.set(type.name, {});
  defs.set(type.name, objectSchema(describeClass(type), defs, new Set()));
}

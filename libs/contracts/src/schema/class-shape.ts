import { getMetadataStorage, ValidationTypes } from 'class-validator';
import { isCrossRuleMark, isFieldRule } from '../fields/field-rule.js';
import type { JsonSchema } from './json-schema.js';
import { crossRuleSchema, fieldRuleSchema } from './rule-behind.js';

/** A class of fields, read from class-validator's metadata. */
export interface ClassShape {
  readonly fields: readonly FieldShape[];
  /** One schema for each rule between fields. */
  readonly crossRules: readonly JsonSchema[];
}

/** One field of a class. */
export interface FieldShape {
  readonly name: string;
  readonly optional: boolean;
  readonly schema: JsonSchema;
  /** Class of the object, or of the list's objects, that the schema refers to. */
  readonly nested?: new () => object;
}

type Metadata = ReturnType<ReturnType<typeof getMetadataStorage>['getTargetValidationMetadatas']>[number];

// class-validator's own constraints that payload classes may use, in JSON Schema. One that is not here stops the derivation:
// a rule must never hold in one validator alone.
const STOCK: Readonly<Record<string, (constraints: readonly unknown[]) => JsonSchema>> = {
  isInt: () => ({ type: 'integer' }),
  isBoolean: () => ({ type: 'boolean' }),
  isObject: () => ({ type: 'object' }),
  isArray: () => ({ type: 'array' }),
  isIn: ([values]) => ({ type: 'string', enum: values }),
  min: ([minimum]) => ({ minimum }),
  max: ([maximum]) => ({ maximum }),
  arrayMinSize: ([minItems]) => (minItems === 0 ? {} : { minItems }),
  arrayMaxSize: ([maxItems]) => ({ maxItems }),
  arrayUnique: () => ({ uniqueItems: true }),
};

const shapes = new WeakMap<object, ClassShape>();

/**
 * The shape of a class.
 * @throws Error when a field carries a constraint that has no JSON Schema here.
 */
export function describeClass(type: new () => object): ClassShape {
  const known = shapes.get(type);
  if (known) return known;
  const storage = getMetadataStorage();
  const byField = storage.groupByPropertyName(storage.getTargetValidationMetadatas(type, '', false, false));
  const shape: ClassShape = {
    fields: Object.entries(byField).map(([name, metadata]) => describeField(type, name, metadata)),
    crossRules: Object.values(byField).flat().flatMap(({ constraints }) => {
      const mark: unknown = constraints?.[0];
      return isCrossRuleMark(mark) ? [crossRuleSchema(mark.cross)] : [];
    }),
  };
  shapes.set(type, shape);
  return shape;
}

function describeField(type: new () => object, name: string, metadata: readonly Metadata[]): FieldShape {
  const nested: (new () => object) | undefined = metadata.find((one) => one.type === ValidationTypes.NESTED_VALIDATION)?.context?.of();
  const ofField = metadata.filter((one) => !one.each).flatMap((one) => constraintSchema(type, one));
  const ofItems = metadata.filter((one) => one.each).flatMap((one) => constraintSchema(type, one));
  const isList = metadata.some((one) => one.each);
  const reference = nested && { $ref: `#/$defs/${nested.name}` };
  const own = isList || !reference ? join(ofField) : reference;
  return {
    name,
    optional: metadata.some((one) => one.context?.optional === true),
    schema: isList ? { ...own, items: reference ?? join(ofItems) } : own,
    nested,
  };
}

function constraintSchema(type: new () => object, { type: kind, name, propertyName, constraints }: Metadata): JsonSchema[] {
  if (kind !== ValidationTypes.CUSTOM_VALIDATION) return [];
  const first: unknown = constraints?.[0];
  if (isFieldRule(first)) return [fieldRuleSchema(first)];
  if (isCrossRuleMark(first)) return [];
  const stock = STOCK[name ?? ''];
  if (!stock) throw new Error(`${type.name}.${propertyName}: the constraint "${name}" has no JSON Schema, so the event path would not hold it`);
  return [stock(constraints ?? [])];
}

/** One schema for all constraints of a value. A single one is kept as it is: a fault finds its rule by it. */
function join(schemas: readonly JsonSchema[]): JsonSchema {
  return schemas.length === 1 ? schemas[0]! : Object.assign({}, ...schemas);
}

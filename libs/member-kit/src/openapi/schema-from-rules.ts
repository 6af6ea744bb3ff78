import { getMetadataStorage, ValidationTypes } from 'class-validator';
import { plainToInstance } from 'class-transformer';
import type { OpenAPIObject } from '@nestjs/swagger';
import { mayBeMissing, type FieldRules } from '../http/may-be-missing.js';

/** The named schemas of a document. */
export type Schemas = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>;
type Schema = Schemas[string];
type ReferenceObject = Extract<Schema, { $ref: string }>;
type SchemaObject = Exclude<Schema, { $ref: string }>;
type Args = readonly unknown[];

/** class-validator's rules in the words of JSON Schema; a rule that is not here adds nothing to the document. */
const WORDS: Readonly<Record<string, (args: Args) => SchemaObject>> = {
  isString: () => ({ type: 'string' }),
  isInt: () => ({ type: 'integer' }),
  isNumber: () => ({ type: 'number' }),
  isBoolean: () => ({ type: 'boolean' }),
  isObject: () => ({ type: 'object' }),
  isArray: () => ({ type: 'array' }),
  isUuid: () => ({ type: 'string', format: 'uuid' }),
  isEmail: () => ({ type: 'string', format: 'email' }),
  isUrl: () => ({ type: 'string', format: 'uri' }),
  isDateString: () => ({ type: 'string' }),
  isIso8601: () => ({ type: 'string' }),
  isPhoneNumber: () => ({ type: 'string' }),
  isNotEmpty: () => ({ minLength: 1 }),
  min: ([minimum]) => ({ minimum: Number(minimum) }),
  max: ([maximum]) => ({ maximum: Number(maximum) }),
  minLength: ([minLength]) => ({ type: 'string', minLength: Number(minLength) }),
  maxLength: ([maxLength]) => ({ type: 'string', maxLength: Number(maxLength) }),
  isLength: ([minLength, maxLength]) => ({ type: 'string', minLength: Number(minLength), ...(maxLength === undefined ? {} : { maxLength: Number(maxLength) }) }),
  arrayMinSize: ([minItems]) => ({ minItems: Number(minItems) }),
  arrayMaxSize: ([maxItems]) => ({ maxItems: Number(maxItems) }),
  arrayUnique: () => ({ uniqueItems: true }),
  isIn: ([values]) => ({ enum: [...(values as unknown[])] }),
  isEnum: ([, values]) => ({ enum: [...(values as unknown[])] }),
  matches: ([pattern]) => ({ type: 'string', ...(pattern instanceof RegExp ? { pattern: pattern.source } : {}) }),
};

type Rule = FieldRules[number];

/**
 * The schema of a request class from the rules that validate it, so that the document cannot promise what validation refuses.
 * Classes of nested objects are added to `schemas` by their name.
 */
export function schemaFromRules(type: Function, schemas: Schemas): SchemaObject {
  const storage = getMetadataStorage();
  const fields = Object.entries(storage.groupByPropertyName(storage.getTargetValidationMetadatas(type, '', false, false)));
  return {
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(fields.map(([name, rules]) => [name, fieldSchema(type, name, rules, schemas)])),
    required: fields.filter(([, rules]) => !mayBeMissing(rules)).map(([name]) => name),
  };
}

function fieldSchema(type: Function, name: string, rules: readonly Rule[], schemas: Schemas): Schema {
  const isList = rules.some((rule) => rule.each) || Reflect.getMetadata('design:type', type.prototype as object, name) === Array;
  const nested = rules.some((rule) => rule.type === ValidationTypes.NESTED_VALIDATION) ? nestedClass(type, name, isList) : undefined;
  const reference = nested && refer(nested, schemas);
  if (!isList) return reference ?? words(rules);
  return { type: 'array', ...words(rules.filter((rule) => !rule.each)), items: reference ?? words(rules.filter((rule) => rule.each)) };
}

function words(rules: readonly Rule[]): SchemaObject {
  const parts = rules.filter((rule) => rule.type === ValidationTypes.CUSTOM_VALIDATION).map((rule): SchemaObject => {
    const own: unknown = rule.constraints?.[0];
    if (carriesSchema(own)) return own.schema;
    return Object.hasOwn(WORDS, rule.name ?? '') ? WORDS[rule.name!]!(rule.constraints ?? []) : {};
  });
  return Object.assign({}, ...parts) as SchemaObject;
}

/** The rules of `contracts` bring their JSON Schema with them. */
function carriesSchema(constraint: unknown): constraint is { schema: SchemaObject } {
  return typeof constraint === 'object' && constraint !== null && 'schema' in constraint && 'check' in constraint;
}

/** The class of a nested object, found by letting class-transformer make one: where it keeps the declaration is its own affair. */
function nestedClass(type: Function, name: string, isList: boolean): Function | undefined {
  const made = plainToInstance(type as new () => Record<string, unknown>, { [name]: isList ? [{}] : {} })[name];
  const one: unknown = Array.isArray(made) ? made[0] : made;
  const found = typeof one === 'object' && one !== null ? one.constructor : Object;
  return found === Object ? undefined : found;
}

/** Adds the class's schema under its name, once. */
export function refer(type: Function, schemas: Schemas): ReferenceObject {
  if (!schemas[type.name]) {
    schemas[type.name] = {};
    schemas[type.name] = schemaFromRules(type, schemas);
  }
  return { $ref: `#/components/schemas/${type.name}` };
}

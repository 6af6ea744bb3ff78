import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import type { EventContract } from '../events/event-contract.js';
import type { Fault } from '../fault.js';
import { isCalendarDate, isUtcInstant, isWellFormed } from '../fields/formats.js';
import { isVersionRange } from '../network/member-rules.js';
import { faultOf } from './fault-of.js';
import type { JsonSchema } from './json-schema.js';
import { checkNamed } from './rule-behind.js';
import { schemaOf, type Omitting } from './schema-of.js';

interface Compiled {
  readonly schema: JsonSchema;
  readonly validate: ValidateFunction;
}

const compiled = new WeakMap<EventContract, Map<string, Compiled>>();

/**
 * Checks a payload against its contract, in the form of one variant: the fields that the variant omits are then not allowed.
 * Compiled once for each contract and variant. The value is what JSON.parse gave: nothing is converted.
 * @returns every fault found, none when the payload is valid.
 */
export function validatePayload<T extends object>(contract: EventContract<T>, value: unknown, variant?: Omitting): readonly Fault[] {
  const { schema, validate } = compiledFor(contract, variant);
  if (validate(value)) return [];
  return distinct((validate.errors ?? []).filter(({ keyword }) => keyword !== 'if').map((error: ErrorObject) => faultOf(error, schema)));
}

function compiledFor(contract: EventContract, variant?: Omitting): Compiled {
  const key = variant?.omits.join() ?? '';
  const ofContract = compiled.get(contract) ?? new Map<string, Compiled>();
  compiled.set(contract, ofContract);
  const known = ofContract.get(key);
  if (known) return known;
  const schema = schemaOf(contract, variant);
  const fresh = { schema, validate: newValidator().compile(schema) };
  ofContract.set(key, fresh);
  return fresh;
}

// One validator for each schema: no shared registry of ids, and nothing to clash. That each schema is one by the specification is a test's
// business: to judge it again costs every start as much as compiling it.
function newValidator(): Ajv2020 {
  const ajv = new Ajv2020({ allErrors: true, strict: true, validateSchema: false, strictRequired: false, strictTypes: false, strictNumbers: true });
  ajv.addFormat('date', { type: 'string', validate: isCalendarDate });
  ajv.addFormat('date-time', { type: 'string', validate: isUtcInstant });
  ajv.addFormat('well-formed', { type: 'string', validate: isWellFormed });
  ajv.addFormat('semver-range', { type: 'string', validate: isVersionRange });
  ajv.addKeyword({
    keyword: 'x-check',
    schemaType: 'string',
    type: 'object',
    compile: (name: string) => {
      const rule = checkNamed(name);
      return (object: object) => rule.check(object);
    },
  });
  return ajv;
}

function distinct(faults: readonly Fault[]): readonly Fault[] {
  return [...new Map(faults.map((fault) => [`${fault.field} ${fault.rule}`, fault])).values()];
}

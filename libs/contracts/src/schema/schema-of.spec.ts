import { describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { IsEmail } from 'class-validator';
import { AGREEMENT } from '../agreement/agreement.js';
import { ruleOf } from '../derive/rules-of.js';
import { EVENTS, contractOf } from '../events/events.js';
import { isCalendarDate, isUtcInstant } from '../fields/formats.js';
import { wire } from '../../test/mutated.js';
import { schemaOf, schemaOfClass } from './schema-of.js';

/** Somebody else's validator: the standard alone, which takes our keyword for a remark. */
function standard(): Ajv2020 {
  const ajv = new Ajv2020({ strict: false });
  ajv.addFormat('date', isCalendarDate);
  ajv.addFormat('date-time', isUtcInstant);
  ajv.addFormat('semver-range', true);
  return ajv;
}

describe('derived schemas', () => {
  it('are valid JSON Schema 2020-12, in every form of every event', () => {
    for (const contract of EVENTS) {
      for (const variant of [undefined, ...ruleOf(AGREEMENT, contract.type)!.variants]) {
        const ajv = standard();
        expect({ type: contract.type, valid: ajv.validateSchema(schemaOf(contract, variant)), errors: ajv.errors }).toEqual({ type: contract.type, valid: true, errors: null });
      }
    }
  });

  it('serve validators that do not know our keyword: they accept every example', () => {
    for (const contract of EVENTS) {
      const validate = standard().compile(schemaOf(contract));
      for (const example of [contract.example, ...(contract.moreExamples ?? [])]) expect({ type: contract.type, valid: validate(wire(example)) }).toEqual({ type: contract.type, valid: true });
    }
  });

  it('say in the standard what the standard can say between fields', () => {
    const declined = contractOf('referral.declined.v1')!;
    const validate = standard().compile(schemaOf(declined));
    expect(validate(wire({ ...declined.example, declineReason: undefined }))).toBe(false);
  });

  it('allow no field that the class does not have', () => {
    for (const contract of EVENTS) expect(schemaOf(contract)).toMatchObject({ additionalProperties: false });
  });

  it('forbid what a form leaves out and ask for the rest', () => {
    const schema = schemaOf(contractOf('candidate.registered.v1')!, { omits: ['languages', 'golPath'] });
    expect(Object.keys(schema['properties'] as object)).not.toContain('golPath');
    expect(schema['required']).toEqual(['status', 'occupations', 'skills']);
  });

  it('stop at a constraint that would hold in one validator alone', () => {
    class Contact {
      @IsEmail()
      email!: string;
    }
    expect(() => schemaOfClass(Contact)).toThrow('Contact.email: the constraint "isEmail" has no JSON Schema');
  });
});

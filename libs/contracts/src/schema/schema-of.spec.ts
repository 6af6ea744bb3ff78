import { describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { IsEmail } from 'class-validator';
import { AGREEMENT } from '../agreement/agreement.js';
import { ruleOf } from '../derive/rules-of.js';
import { EVENTS, contractOf } from '../events/events.js';
import { Day, Instant } from '../fields/values.js';
import { wire } from '../../test/mutated.js';
import { ReferralContacts } from '../referral/referral-contacts.js';
import { schemaOf, schemaOfClass } from './schema-of.js';
import { validateClass } from './validate-class.js';

/** Somebody else's validator: the standard alone, with the standard's formats, which takes what is ours for a remark. */
function standard(): Ajv2020 {
  const ajv = new Ajv2020({ strict: false });
  formats.default(ajv);
  for (const ours of ['semver-range', 'well-formed']) ajv.addFormat(ours, true);
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

  it('say of the contacts sealed in a referral what readers check once they have opened them', () => {
    const validate = standard().compile(schemaOfClass(ReferralContacts));
    const right = { firstName: 'Persona', lastName: 'Esempio', email: 'persona1@example.org', phone: '+39 0832 000001' };
    const wrong = [{ ...right, firstName: undefined }, { ...right, lastName: ' ' }, { ...right, email: 'persona1' }, { ...right, email: null }, { ...right, phone: 832000001 }, { ...right, taxCode: 'x' }];
    for (const [contacts, valid] of [[right, true], [{ firstName: 'Persona', lastName: 'Esempio' }, true], ...wrong.map((one) => [one, false] as const)] as const) {
      expect({ contacts, schema: validate(wire(contacts)), rules: validateClass(ReferralContacts, wire(contacts)).length === 0 }).toEqual({ contacts, schema: valid, rules: valid });
    }
  });

  it('say in the standard what the standard can say between fields', () => {
    const declined = contractOf('referral.declined.v1')!;
    const validate = standard().compile(schemaOf(declined));
    expect(validate(wire({ ...declined.example, declineReason: undefined }))).toBe(false);
  });

  it('let validators that know the standard alone take the days and the instants that readers take, and no others', () => {
    class Moment {
      @Day()
      day!: string;

      @Instant()
      instant!: string;
    }
    const validate = standard().compile(schemaOfClass(Moment));
    const at = (day: string, instant: string): readonly boolean[] => [validate({ day, instant }), validateClass(Moment, { day, instant }).length === 0];
    const [day, instant] = ['2028-02-29', '2026-11-30T23:59:59Z'];
    for (const taken of [instant, '2026-11-30T23:59:59.1Z', '2026-11-30T00:00:00.123Z', '1900-01-01T00:00:00Z', '2199-12-31T23:59:59.999Z']) expect([taken, ...at(day, taken)]).toEqual([taken, true, true]);
    for (const refused of [
      '2026-11-30T23:59:59.1234Z', '2026-11-30T23:59:59.Z', '2026-11-30t23:59:59z', '2026-11-30T23:59:59z', '2026-11-30 23:59:59Z', '2026-11-30T23:59:60Z', '2026-11-30T24:00:00Z', '2026-11-30T23:60:00Z',
      '2026-11-30T23:59:59+00:00', '2026-11-30T23:59Z', '2026-02-29T00:00:00Z', '1899-12-31T00:00:00Z', '2200-01-01T00:00:00Z',
    ]) expect([refused, ...at(day, refused)]).toEqual([refused, false, false]);
    for (const refused of ['2026-02-29', '2026-13-01', '1899-12-31', '2200-01-01', '0000-00-00', '2026-1-1']) expect([refused, ...at(refused, instant)]).toEqual([refused, false, false]);
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

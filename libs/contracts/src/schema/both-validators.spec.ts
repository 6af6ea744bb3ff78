import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { EVENTS } from '../events/events.js';
import { mutated, wire } from '../../test/mutated.js';
import { validateClass } from './validate-class.js';
import { validatePayload } from './validate-payload.js';

describe.each(EVENTS.map((contract) => [contract.type, contract] as const))('%s', (_type, contract) => {
  it('accepts its examples in both validators', () => {
    for (const example of [contract.example, ...(contract.moreExamples ?? [])]) {
      expect(validatePayload(contract, wire(example))).toEqual([]);
      expect(validateClass(contract.payload, wire(example))).toEqual([]);
    }
  });

  it('has several invalid examples, and refuses each in both validators', () => {
    expect(contract.invalidExamples.length).toBeGreaterThanOrEqual(3);
    for (const { why, value } of contract.invalidExamples) {
      const faults = { why, schema: validatePayload(contract, wire(value)).length > 0, class: validateClass(contract.payload, wire(value)).length > 0 };
      expect(faults).toEqual({ why, schema: true, class: true });
    }
  });

  it('gets the same verdict from both validators on whatever the examples are turned into', () => {
    const examples = [contract.example, ...(contract.moreExamples ?? []), ...contract.invalidExamples.map(({ value }) => value)].map(wire);
    fc.assert(
      fc.property(mutated(examples), (value) => {
        const refusedBySchema = validatePayload(contract, value).length > 0;
        const refusedByClass = validateClass(contract.payload, value).length > 0;
        expect({ value, refusedByClass }).toEqual({ value, refusedByClass: refusedBySchema });
      }),
      { numRuns: 400, seed: 20_261_123 },
    );
  });

  it('gives every fault in Italian and English, without the value', () => {
    const secret = 'Persona Esempio 1';
    for (const fault of validatePayload(contract, { ...contract.example, [secret]: secret, status: secret, person: secret })) {
      expect(fault.text.it).not.toBe('');
      expect(fault.text.en).not.toBe('');
      expect(JSON.stringify(fault)).not.toContain(secret);
    }
  });
});

import { describe, expect, it } from '@jest/globals';
import { decideDelivery } from './decide-delivery.js';
import { STANDARD_LETTERS, STANDARDS } from './standard-rules.js';

const TODAY = '2026-11-23';
const candidate = '00000000-0000-4000-8000-000000000001';
const withFault = (field: string, rule: string) => expect.objectContaining({ status: 422, faults: [expect.objectContaining({ field, rule })] });

describe('a service delivered', () => {
  it('has one of the letters from A to S, each in two languages (D.M. 4/2018)', () => {
    const { standards } = STANDARDS[0]!;
    expect(Object.keys(standards)).toEqual([...STANDARD_LETTERS]);
    expect(STANDARD_LETTERS.every((letter) => standards[letter]!.text.it && standards[letter]!.text.en)).toBe(true);
  });

  it.each(['A', 'D', 'F3', 'O'] as const)('with the letter %s is for a person (D.M. 4/2018)', (letter) => {
    expect(() => decideDelivery({ letter, deliveredOn: TODAY, candidate }, TODAY)).not.toThrow();
    expect(() => decideDelivery({ letter, deliveredOn: TODAY, firm: '00000000000' }, TODAY)).toThrow(withFault('candidate', 'recipient'));
  });

  it.each(['P', 'Q', 'R', 'S'] as const)('with the letter %s is for a firm (D.M. 4/2018)', (letter) => {
    expect(() => decideDelivery({ letter, deliveredOn: TODAY, firm: '00000000000' }, TODAY)).not.toThrow();
    expect(() => decideDelivery({ letter, deliveredOn: TODAY, candidate }, TODAY)).toThrow(withFault('firm', 'recipient'));
  });

  it('is of today or before, from the first day of the table on', () => {
    expect(() => decideDelivery({ letter: 'A', deliveredOn: '2026-11-24', candidate }, TODAY)).toThrow(withFault('deliveredOn', 'notInFuture'));
    expect(() => decideDelivery({ letter: 'A', deliveredOn: '2018-01-10', candidate }, TODAY)).toThrow(withFault('letter', 'inTables'));
    expect(() => decideDelivery({ letter: 'A', deliveredOn: '2018-01-11', candidate }, TODAY)).not.toThrow();
  });
});

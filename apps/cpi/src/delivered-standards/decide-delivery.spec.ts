import { describe, expect, it } from '@jest/globals';
import { decideDelivery, type Delivery } from './decide-delivery.js';
import { DeliveredStandardsSettings } from './delivered-standards-settings.js';
import { STANDARD_LETTERS, STANDARDS } from './standard-rules.js';

const TODAY = '2026-11-23';
const candidate = '00000000-0000-4000-8000-000000000001';
const decided = (delivery: Delivery, settings: Partial<DeliveredStandardsSettings> = {}): void =>
  decideDelivery(delivery, Object.assign(new DeliveredStandardsSettings(), settings).standardOn(delivery.letter, delivery.deliveredOn), TODAY);
const withFault = (field: string, rule: string) => expect.objectContaining({ status: 422, faults: [expect.objectContaining({ field, rule })] });

describe('a service delivered', () => {
  it('has one of the letters from A to S, each in two languages (D.M. 4/2018)', () => {
    expect(STANDARDS.map(({ letter }) => letter)).toEqual([...STANDARD_LETTERS]);
    expect(STANDARDS.every(({ text }) => text.it && text.en)).toBe(true);
  });

  it.each(['A', 'D', 'F3', 'O'] as const)('with the letter %s is for a person (D.M. 4/2018)', (letter) => {
    expect(() => decided({ letter, deliveredOn: TODAY, candidate })).not.toThrow();
    expect(() => decided({ letter, deliveredOn: TODAY, firm: '00000000000' })).toThrow(withFault('candidate', 'recipient'));
  });

  it.each(['P', 'Q', 'R', 'S'] as const)('with the letter %s is for a firm (D.M. 4/2018)', (letter) => {
    expect(() => decided({ letter, deliveredOn: TODAY, firm: '00000000000' })).not.toThrow();
    expect(() => decided({ letter, deliveredOn: TODAY, candidate })).toThrow(withFault('firm', 'recipient'));
  });

  it('is of today or before, from the first day of the table on', () => {
    expect(() => decided({ letter: 'A', deliveredOn: '2026-11-24', candidate })).toThrow(withFault('deliveredOn', 'notInFuture'));
    expect(() => decided({ letter: 'A', deliveredOn: '2018-01-10', candidate })).toThrow(withFault('letter', 'inTables'));
    expect(() => decided({ letter: 'A', deliveredOn: '2018-01-11', candidate })).not.toThrow();
  });

  it('is read by the letters that the office has set, from their first day on', () => {
    const standards = [{ letter: 'F3', recipient: 'firm', text: { it: 'Esempio', en: 'Example' }, validFrom: '2026-07-01', validUntil: '2026-10-31', source: 'Esempio' }] as const;
    const office = { standards: [...standards] };
    expect(() => decided({ letter: 'F3', deliveredOn: '2026-06-30', candidate }, office)).not.toThrow();
    expect(() => decided({ letter: 'F3', deliveredOn: '2026-07-01', candidate }, office)).toThrow(withFault('firm', 'recipient'));
    expect(() => decided({ letter: 'F3', deliveredOn: '2026-10-31', firm: '00000000000' }, office)).not.toThrow();
    expect(() => decided({ letter: 'F3', deliveredOn: '2026-11-01', candidate }, office)).not.toThrow();
  });
});

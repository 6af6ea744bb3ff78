import { needDeclaredV1, validatePayload } from '@filiera/contracts';
import { describe, expect, it } from '@jest/globals';
import { RandomIdSource } from '../time/id-source.js';
import { rowsOf } from './outbox-row.js';

describe('the rows of an event', () => {
  const skills = Array.from({ length: 100 }, (_, at) => `http://data.europa.eu/esco/skill/2b1f3c4d-5e6f-4a7b-8c9d-${String(at).padStart(12, '0')}`);
  const occupations = (count: number): typeof needDeclaredV1.example.occupations => Array.from({ length: count }, () => ({ occupation: { isco: '7411' }, headcount: 1, skills }));
  const rows = (count: number): unknown[] => rowsOf(
    needDeclaredV1, { entity: '0193565c-0000-7000-8000-0000000000c1', version: 1, data: { ...needDeclaredV1.example, occupations: occupations(count) } },
    { self: { id: 'cpi-esempio', kind: 'cpi' }, parties: [], ids: new RandomIdSource() },
  );

  it('are not made of one whose lists are longer than a payload may be, though each is as long as its schema allows', () => {
    expect(validatePayload(needDeclaredV1, JSON.parse(JSON.stringify({ ...needDeclaredV1.example, occupations: occupations(50) })))).toEqual([]);
    expect(() => rows(50)).toThrow(expect.objectContaining({ code: 'event.oversize', text: { it: expect.stringContaining('gli elenchi'), en: expect.stringContaining('the lists') } }));
    expect(rows(20).length).toBeGreaterThan(0);
  });
});

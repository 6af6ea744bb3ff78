import { describe, expect, it } from '@jest/globals';

// Plain JavaScript, as everything is that runs before a build.
const module = './rules-document.mjs';
const { rulesDocument } = (await import(module)) as { rulesDocument: (parts: readonly object[]) => string };
const document = (row: object): string => rulesDocument([{ it: 'Parte', en: 'Part', tables: [{ it: 'Tavola', en: 'Table', file: 'apps/esempio.ts', rows: [row] }] }]);
const rowOf = (row: object): string => document({ validFrom: '2018-07-14', source: 'Esempio art. 1', ...row }).split('\n').find((line) => line.includes('2018-07-14'))!;

describe('the document of the dated rules', () => {
  it('says of each row its words and values, its days and its source', () => {
    expect(rowOf({ label: { it: 'Assunzione', en: 'Hire' }, id: 'hire', months: 24 })).toBe('| Assunzione / Hire; id: hire; months: 24 | 2018-07-14 | Esempio art. 1 |');
    expect(rowOf({ validUntil: '2020-12-31', kinds: ['ASS', 'URG'], term: { daysBefore: 1 } })).toBe('| kinds: ASS, URG; term: (daysBefore 1) | 2018-07-14–2020-12-31 | Esempio art. 1 |');
  });

  it('says where an organisation adds rows of its own', () => {
    const table = { it: 'Tavola', en: 'Table', file: 'apps/esempio.ts', rows: [{ validFrom: '2018-07-14', source: 'Esempio' }] };
    const lines = (more: object): string => rulesDocument([{ it: 'Parte', en: 'Part', tables: [{ ...table, ...more }] }]);
    expect(lines({ setting: 'work.esempio.rows' })).toContain('[apps/esempio.ts](../apps/esempio.ts); `node.yml`: `work.esempio.rows`');
    expect(lines({})).not.toContain('node.yml');
  });

  it('leaves out what is read where it is written: patterns and functions, and what says nothing', () => {
    expect(rowOf({ ground: 'age', patterns: [/a/], binds: () => true, most: null, except: [] })).toBe('| ground: age | 2018-07-14 | Esempio art. 1 |');
  });

  it('is not made of a row without a day or a source, nor of an empty table', () => {
    expect(() => document({ validFrom: '2018', source: 'Esempio' })).toThrow('without its first day');
    expect(() => document({ validFrom: '2018-07-14' })).toThrow('or its source');
    expect(() => rulesDocument([{ it: '', en: '', tables: [{ it: '', en: 'Empty', file: 'a.ts', rows: [] }] }])).toThrow('has no row');
  });
});

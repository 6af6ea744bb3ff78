import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Communication } from '../reading/communication.js';
import { arrangeEmployments } from './arrange-employments.js';
import { decideEmployment } from './decide-employment.js';
import { groupByEmployment, type Linked } from './group-by-employment.js';

type Row = Linked & { readonly reading: Communication | null };
interface Told {
  readonly kind?: 'ASS' | 'CES' | 'PRO';
  readonly type?: string;
  readonly names?: string;
  readonly worker?: string;
  readonly on?: string;
}

/** A communication of a made-up employer, sent in the order of the codes. */
function told(code: string, { kind = 'ASS', type = '01', names, worker = 'A', on = '2026-12-01' }: Told = {}): Row {
  const reading = {
    form: 'unilav', kind, code, type, ...(names ? { previous: names } : {}), sentAt: code, sentOn: '2026-11-27', worker: { taxCode: worker }, employer: { name: 'Impianti Esempio' },
    contract: { startDate: on, seasonal: false }, change: { date: '2027-02-15', newEnd: '2027-08-31' },
  } as unknown as Communication;
  return { code, kind, type, previousCode: names ?? null, workerTaxCode: worker, employerTaxCode: 'X', startDate: on, reading };
}

const codesOf = (groups: readonly (readonly Row[])[]): string[] => groups.map((group) => group.map(({ code }) => code).sort().join(' ')).sort();
const apart = (...rows: Row[]): string[] => codesOf(groupByEmployment(rows));

/** What is reached from a communication as the database finds it: by names, by worker, employer and day, and all that has been put together. */
function linkedTo(arriving: Row, known: readonly Row[]): Row[] {
  let found: Row[] = [];
  for (;;) {
    const from = [arriving, ...found];
    const names = new Set(from.flatMap(({ code, previousCode }) => [code, previousCode ?? code]));
    const touches = (one: Row): boolean => names.has(one.code) || (one.previousCode !== null && names.has(one.previousCode))
      || from.some((other) => other.workerTaxCode === one.workerTaxCode && other.startDate === one.startDate);
    const employments = new Set(known.filter(touches).map(({ employment }) => employment));
    const next = known.filter(({ employment }) => employments.has(employment));
    if (next.length === found.length) return found;
    found = next;
  }
}

/** The communications with where they are, once each has come. */
function taken(order: readonly Row[]): Row[] {
  let known: Row[] = [];
  for (const arriving of order) {
    const linked = linkedTo(arriving, known);
    const ids = [...new Set(linked.map(({ employment }) => employment!))].map((id) => ({ id, placement: null, outcome: 'told' as const }));
    const places = new Map(arrangeEmployments([...linked, arriving], ids).groups.flatMap(({ employment, communications }) =>
      communications.map(({ code }) => [code, employment ?? `of ${communications.map((one) => one.code).join(' ')} when ${arriving.code} came`])));
    known = [...known, arriving].map((one) => ({ ...one, employment: places.get(one.code) ?? one.employment! }));
  }
  return known;
}

const byEmployment = (rows: readonly Row[]): Row[][] => [...new Set(rows.map(({ employment }) => employment))].map((id) => rows.filter(({ employment }) => employment === id));

describe('the communications of one employment', () => {
  it('name each other, or are of the same worker and employer and begin on the same day', () => {
    expect(apart(told('1'), told('2', { kind: 'CES' }), told('3', { kind: 'CES', on: '2026-12-02' }), told('4', { kind: 'CES', worker: 'B' }))).toEqual(['1 2', '3', '4']);
    expect(apart(told('1'), told('2', { type: '03', names: '1', on: '2026-12-02' }), told('3', { type: '03', names: '2', on: '2026-12-03' }))).toEqual(['1 2 3']);
    expect(apart(told('2', { type: '03', names: '1', on: '2026-12-02' }), told('3', { type: '04', names: '1' }))).toEqual(['2 3']);
  });

  it('are found by a change once its day has been corrected', () => {
    expect(apart(told('1'), told('2', { kind: 'CES', on: '2026-11-01' }))).toEqual(['1', '2']);
    expect(apart(told('1'), told('2', { kind: 'CES', on: '2026-11-01' }), told('3', { kind: 'CES', type: '03', names: '2' }))).toEqual(['1 2 3']);
  });

  it('are found by a change that did not know of a correction, unless the correction was of the worker, or there is another hire', () => {
    const moved = told('2', { type: '03', names: '1', on: '2026-12-03' });
    expect(apart(told('1'), moved, told('3', { kind: 'CES' }))).toEqual(['1 2 3']);
    expect(apart(told('1'), told('2', { type: '03', names: '1', worker: 'B' }), told('3', { kind: 'CES' }))).toEqual(['1 2', '3']);
    expect(apart(told('1'), moved, told('3', { kind: 'CES' }), told('4'))).toEqual(['1 2', '3 4']);
  });

  it('are not those of whoever was named by mistake', () => {
    expect(apart(told('1'), told('2', { type: '03', names: '1', worker: 'B' }), told('3'))).toEqual(['1 2', '3']);
  });

  it('are those of an annulled hire too', () => {
    expect(apart(told('1'), told('2', { type: '04', names: '1' }), told('3'))).toEqual(['1 2 3']);
  });

  it('stay together once what they say has been erased', () => {
    const erased = (code: string): Row => ({ ...told(code), workerTaxCode: null, employerTaxCode: null, startDate: null, reading: null, employment: 'erased' });
    expect(apart(erased('1'), { ...erased('2'), kind: 'CES' }, told('3', { type: '03', names: '1', worker: 'B' }), told('4', { kind: 'CES' }))).toEqual(['1 2 3', '4']);
  });
});

describe('where the communications of several employments belong', () => {
  const at = (employment: string, row: Row): Row => ({ ...row, employment });
  const employment = (id: string, outcome: 'told' | 'confirmed' | 'without-hire' = 'told') => ({ id, outcome, placement: outcome === 'without-hire' ? null : `of ${id}` });

  it('is that with a placement, and with one that the network knew before the office told it', () => {
    const [last, hire] = [at('a', told('3', { type: '03', names: '2', on: '2026-12-03' })), at('b', told('1'))];
    const link = told('2', { type: '03', names: '1', on: '2026-12-02' });
    const placed = (...known: ReturnType<typeof employment>[]) => {
      const { groups, emptied } = arrangeEmployments([last, hire, link], known);
      return [groups.map((group) => group.employment), emptied];
    };
    expect(placed(employment('a', 'without-hire'), employment('b'))).toEqual([['b'], ['a']]);
    expect(placed(employment('a'), employment('b'))).toEqual([['a'], ['b']]);
    expect(placed(employment('a'), employment('b', 'confirmed'))).toEqual([['b'], ['a']]);
  });

  it('stays its worker’s where it proves to be two', () => {
    const { groups, emptied } = arrangeEmployments([at('a', told('1')), at('a', told('2')), told('3', { type: '03', names: '1', worker: 'B' })], [employment('a')]);
    expect(groups.map((group) => [group.employment, codesOf([group.communications])])).toEqual([['a', ['2']], [undefined, ['1 3']]]);
    expect(emptied).toEqual([]);
  });

  it('is the same in whatever order they come, and so is what each employment is', () => {
    const code = fc.integer({ min: 0, max: 6 }).map(String);
    const one = fc.record({
      kind: fc.constantFrom<('ASS' | 'CES' | 'PRO')[]>('ASS', 'ASS', 'CES', 'PRO'), type: fc.constantFrom('01', '01', '03', '04', '07'), names: code,
      worker: fc.constantFrom('A', 'A', 'B'), on: fc.constantFrom('2026-12-01', '2026-12-02'),
    });
    const orders = fc.array(one, { minLength: 2, maxLength: 7 })
      .map((all) => all.map(({ type, names, ...rest }, at) => told(String(at), { ...rest, type, ...(type === '01' || names === String(at) ? {} : { names }) })))
      .chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })));
    let several = 0;
    fc.assert(fc.property(orders, ([all, order]) => {
      const employments = byEmployment(taken(order));
      expect(codesOf(employments)).toEqual(codesOf(groupByEmployment(all)));
      const standing = (groups: readonly Row[][]) => new Map(groups.map((group) => [codesOf([group])[0], decideEmployment(group.flatMap(({ reading }) => reading ?? []), '2027-03-01')]));
      expect(standing(employments)).toEqual(standing(groupByEmployment(all)));
      several += employments.length > 1 && employments.length < all.length ? 1 : 0;
    }), { seed: 20261128, numRuns: 3_000 });
    expect(several).toBeGreaterThan(1_000);
  });
});

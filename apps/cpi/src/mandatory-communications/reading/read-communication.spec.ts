import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { UnreadableXml } from '@filiera/exchange';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { unilav, unisomm, uniurg } from '../../../test/unilav.fixture.js';
import { CODE_TABLES } from '../rules/code-tables.js';
import { checkCommunication } from '../rules/check-communication.js';
import { deadlineOf } from '../rules/decide-deadline.js';
import { readCommunication } from './read-communication.js';
import { toCommunication } from './to-communication.js';

const NOW = new Date('2026-11-28T12:00:00Z');

/** Reads as the node does. @returns whether it was taken, refused by rules, or could not be read; anything else is thrown */
function outcomeOf(bytes: Uint8Array): 'taken' | 'refused' | 'unreadable' {
  try {
    const told = readCommunication(bytes);
    const violations = checkCommunication(told, { now: NOW, municipality: () => undefined, apprenticesThrough25: false, codes: CODE_TABLES });
    if (violations.some(({ severity }) => severity === 'error')) return 'refused';
    deadlineOf(toCommunication(told), []);
    return 'taken';
  } catch (error) {
    if (error instanceof UnreadableXml && error.line > 0 && error.column > 0 && error.reason.it !== '') return 'unreadable';
    throw error;
  }
}

describe('reading a communication', () => {
  it('gives each field with its path and its place', () => {
    const told = readCommunication(Buffer.from(unilav()));
    expect(told).toMatchObject({ form: 'unilav', kind: 'ASS', worker: { taxCode: { text: 'SMPPSN80A01E506P', field: 'Lavoratore/AnagraficaCompleta/codice-fiscale' } } });
    expect(told.worker.taxCode.line).toBeGreaterThan(told.employer.taxCode.line);
    expect(told.contract.trainingEnd).toMatchObject({ text: '', field: 'InizioRapporto@dataFinePeriodoFormativo', line: told.contract.startDate.line });
  });

  it('reads the contract inside a change', () => {
    const told = readCommunication(Buffer.from(unilav({ change: ['Proroga', { dataFineProroga: '2027-08-31' }] })));
    expect(told).toMatchObject({ kind: 'PRO', change: { newEnd: { text: '2027-08-31', field: 'Proroga@dataFineProroga' } }, contract: { startDate: { text: '2026-12-01', field: 'Proroga/Contratto@dataInizio' } } });
  });

  it('refuses what is another document, or none, with line and column', () => {
    expect(() => readCommunication(Buffer.from('<PositionOpening/>'))).toThrow(expect.objectContaining({ line: 1, column: 1 }));
    expect(outcomeOf(Buffer.from(unilav().replace('</nome>', '</nomen>')))).toBe('unreadable');
    expect(outcomeOf(Buffer.from(`<!DOCTYPE UniLav [<!ENTITY x SYSTEM "file:///etc/passwd">]>${unilav()}`))).toBe('unreadable');
    expect(outcomeOf(Buffer.alloc(0))).toBe('unreadable');
  });

  it('reads an Italian encoding, and marks of UTF-16', () => {
    const accented = unilav({ employer: { denominazione: 'Perché Esempio' } });
    expect(readCommunication(Buffer.from(accented.replace('UTF-8', 'ISO-8859-1'), 'latin1')).employer.name.text).toBe('Perché Esempio');
    expect(readCommunication(Buffer.from(`\ufeff${accented.replace('UTF-8', 'UTF-16')}`, 'utf16le')).employer.name.text).toBe('Perché Esempio');
  });
});

describe('ten thousand documents that are not as they should be', () => {
  const documents = [unilav(), unisomm(), uniurg(), unilav({ change: ['Cessazione', { dataCessazione: '2026-12-05', codiceCausa: 'DI' }] }), unilav({ type: '04', previous: '1600026200000000' })];
  const nasty = fc.constantFrom(
    '', '<', '>', '&', '"', "'", '<![CDATA[', ']]>', '<!--', '-->', '<!DOCTYPE a [<!ENTITY b "c">]>', '&b;', '&#0;', '&#xD800;', '&#1114112;', '<?x y?>', '\0', '\ud800', '\u202e', '<a:b>', '</',
    ' xmlns:__proto__="x"', ' __proto__="1"', '<__proto__/>', ' constructor="1"', '9999-99-99', '0000-00-00', '-1', '1e999', 'NaN', 'SI', 'A.01.00', '<Proroga/>', '<Cessazione dataCessazione="x"/>', '<InizioRapporto/>', '<Lavoratore/>', 'é'.repeat(300), '<x>'.repeat(60),
  );
  type Change = (text: string) => string;
  const place = fc.nat({ max: 4_000 });
  const changes: fc.Arbitrary<Change> = fc.oneof(
    fc.tuple(place, nasty).map(([at, what]): Change => (text) => text.slice(0, at) + what + text.slice(at)),
    fc.tuple(place, fc.nat({ max: 60 })).map(([at, length]): Change => (text) => text.slice(0, at) + text.slice(at + length)),
    place.map((at): Change => (text) => text.slice(0, at)),
    fc.tuple(place, fc.nat({ max: 60 }), place).map(([at, length, to]): Change => (text) => text.slice(0, to) + text.slice(at, at + length) + text.slice(to)),
    fc.tuple(fc.nat({ max: 60 }), nasty).map(([which, what]): Change => (text) => { let at = 0; return text.replace(/"[^"]*"/g, (value) => (at++ === which ? `"${what.replace(/["<&]/g, '')}"` : value)); }),
    fc.tuple(fc.nat({ max: 40 }), nasty).map(([which, what]): Change => (text) => { let at = 0; return text.replace(/>[^<>]+</g, (value) => (at++ === which ? `>${what}<` : value)); }),
  );
  const broken = fc.tuple(fc.constantFrom(...documents), fc.array(changes, { minLength: 1, maxLength: 4 }), fc.constantFrom<BufferEncoding>('utf8', 'utf8', 'utf8', 'latin1', 'utf16le'))
    .map(([document, steps, encoding]) => Buffer.from(steps.reduce((text, step) => step(text), document), encoding));

  it('are read, refused or unreadable, and never anything else', () => {
    const outcomes = { taken: 0, refused: 0, unreadable: 0 };
    fc.assert(fc.property(broken, (bytes) => { outcomes[outcomeOf(bytes)] += 1; }), { seed: 20261128, numRuns: 9_000 });
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => { outcomes[outcomeOf(bytes)] += 1; }), { seed: 20261128, numRuns: 1_000 });
    expect(outcomes.taken + outcomes.refused + outcomes.unreadable).toBe(10_000);
    for (const count of Object.values(outcomes)) expect(count).toBeGreaterThan(100);
  });

  it('keeps nothing of what it has read', () => {
    const bomb = Buffer.from(`<UniLav ${'a'.repeat(100_000)}="1">${'<b>'.repeat(30)}${'&amp;'.repeat(20_000)}${'</b>'.repeat(30)}</UniLav>`);
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const heap = (): number => { collect(); return process.memoryUsage().heapUsed; };
    for (let round = 0; round < 10; round += 1) outcomeOf(bomb);
    const before = heap();
    for (let round = 0; round < 20; round += 1) outcomeOf(bomb);
    expect(heap() - before).toBeLessThan(8 * 1024 * 1024);
  });
});

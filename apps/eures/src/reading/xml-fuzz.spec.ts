import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { QUALIFICATIONS, positionOpening } from '../../test/position-opening.fixture.js';
import { FaultyDocument } from './document-fault.js';
import { readPositionOpening } from './position-opening.js';
import { toVacancy, type KnownWords } from './to-vacancy.js';

const SEED = 20261128;
const CASES = 10_000;
/** A reader that kept its documents would be at hundreds of megabytes. */
const FLAT_MEGABYTES = 60;
const WORDS: KnownWords = { iscoOf: () => undefined, skillsOf: () => [], municipalityOf: () => undefined };
const GOOD = positionOpening({ extra: QUALIFICATIONS });
const CODES = ['constructor', '__proto__', 'toString', '', ' ', '-1', '1e999', 'NaN', '9'.repeat(400), '\u202e', '&#0;', '&#xD800;', '&#x1F600;', '&unknown;', '&amp;lt;'];

const places = fc.integer({ min: 0, max: GOOD.length });
const cut = places.map((at) => GOOD.slice(0, at));
const junk = fc.tuple(places, fc.oneof(fc.string({ unit: 'binary', maxLength: 20 }), fc.constantFrom(
  '<', '>', '&', '"', "'", ']]>', '<![CDATA[', '<!--', '-->', '<?x ', '?>', '\u0000', '\ud800', '\ufffe', '<a b="1" b="2"/>', '<a xmlns:a="', '</PositionProfile>', '<__proto__/>', '<constructor/>', ' __proto__="1"',
))).map(([at, text]) => GOOD.slice(0, at) + text + GOOD.slice(at));
const entities = fc.constantFrom(
  '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>', '<!DOCTYPE x SYSTEM "file:///etc/passwd">', '<!DOCTYPE x [<!ENTITY % p SYSTEM "http://127.0.0.1:1/x"> %p;]>',
  '<!doctype html>', '<!ENTITY a "b">',
).chain((dtd) => fc.constantFrom(GOOD.replace('?>', `?>${dtd}`), dtd + GOOD, GOOD.replace('<PositionProfile', `${dtd}<PositionProfile`)));
const deep = fc.tuple(fc.integer({ min: 1, max: 300 }), places).map(([levels, at]) => GOOD.slice(0, at) + '<a>'.repeat(levels) + '</a>'.repeat(levels) + GOOD.slice(at));
const wide = fc.integer({ min: 1, max: 60 }).map((many) => GOOD.replace('<PositionQualifications>', `<PositionQualifications>${'<PositionCompetency><CompetencyID>no</CompetencyID></PositionCompetency>'.repeat(many)}`));
const encodings = fc.constantFrom('UTF-16', 'UTF-7', 'ISO-8859-1', 'x', '').map((name) => GOOD.replace('UTF-8', name));
const misread = fc.constantFrom('utf16le', 'latin1', 'base64', 'hex').map((encoding) => Buffer.from(GOOD, 'utf8').toString(encoding as BufferEncoding));
const values = fc.tuple(fc.nat({ max: 30 }), fc.constantFrom(...CODES)).map(([nth, code]) => {
  let at = 0;
  return GOOD.replaceAll(/>([^<>]+)</g, (whole) => (at++ === nth ? `>${code}<` : whole));
});
const attributes = fc.tuple(fc.nat({ max: 12 }), fc.constantFrom(...CODES)).map(([nth, code]) => {
  let at = 0;
  return GOOD.replaceAll(/="([^"]*)"/g, (whole) => (at++ === nth ? `="${code.replaceAll('"', '')}"` : whole));
});
const documents = fc.oneof(cut, junk, junk, entities, deep, wide, encodings, misread, values, attributes);

describe('the reading of EURES documents, whatever they are', () => {
  it(`takes or refuses ${CASES} of them, with line and reason, and keeps none in memory`, () => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const taken = { read: 0, refused: 0 };
    const judge = (xml: string): void => {
      try {
        const { content } = toVacancy(readPositionOpening(xml), WORDS);
        taken.read++;
        expect([typeof content.title, typeof content.contract, typeof content.positions]).toEqual(['string', 'string', 'number']);
      } catch (error) {
        if (!(error instanceof FaultyDocument)) throw error;
        taken.refused++;
        const lines = xml.split('\n').length;
        for (const { line, field, reason } of error.faults) {
          if (!(line >= 1 && line <= lines) || field === '' || reason.it === '' || reason.en === '') throw new Error(`no line or reason: ${JSON.stringify({ line, field, reason })}`, { cause: error });
        }
      }
    };
    fc.assert(fc.property(documents, judge), { seed: SEED, numRuns: 500 });
    collect();
    const before = process.memoryUsage().heapUsed;
    fc.assert(fc.property(documents, judge), { seed: SEED + 1, numRuns: CASES - 500 });
    collect();
    expect((process.memoryUsage().heapUsed - before) / 1_048_576).toBeLessThan(FLAT_MEGABYTES);
    expect(taken.read).toBeGreaterThan(500);
    expect(taken.refused).toBeGreaterThan(5_000);
  });

  it.each([
    ['a character that XML does not allow', GOOD.replace('Electrician', 'Electri\u0001cian'), /^12 xml: a character that XML does not allow/],
    ['half a character', GOOD.replace('Electrician', 'Electri\ud800cian'), /^12 xml: a character that XML does not allow/],
    ['a DTD in the middle', GOOD.replace('<PositionTitle>', '<!DOCTYPE x><PositionTitle>'), /^12 xml: a DTD is not allowed/],
    ['a code that every object has', GOOD.replace('DirectHire', 'constructor'), /PositionOfferingTypeCode: unknown code constructor/],
  ])('refuses %s, at its line', (_what, xml, expected) => {
    let told = '';
    try {
      toVacancy(readPositionOpening(xml), WORDS);
    } catch (error) {
      told = (error as FaultyDocument).faults.map(({ line, field, reason }) => `${line} ${field}: ${reason.en}`).join('\n');
    }
    expect(told).toMatch(expected);
  });
});

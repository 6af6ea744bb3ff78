import { describe, expect, it } from '@jest/globals';
import { decodeXml } from './decode-xml.js';
import { allInside, at, readXml, UnreadableXml } from './xml-tree.js';

const refusal = (xml: string): UnreadableXml => {
  try {
    readXml(xml);
  } catch (error) {
    if (error instanceof UnreadableXml) return error;
    throw error;
  }
  throw new Error('it was read');
};

describe('reading XML', () => {
  it('gives elements by their local names, with the place where they begin', () => {
    const root = readXml('<?xml version="1.0"?>\n<a:r xmlns:a="urn:x" k="1">\n  <a:b>due</a:b><b><![CDATA[<tre>]]></b>\n</a:r>');
    expect(root).toMatchObject({ name: 'r', line: 2, column: 1, attributes: { k: '1' } });
    expect(at(root, 'b')).toMatchObject({ text: 'due', line: 3, column: 3 });
    expect(allInside(root, 'b').map(({ text }) => text)).toEqual(['due', '<tre>']);
  });

  it('tells where a document that is not well formed goes wrong', () => {
    expect(refusal('<a>\n  <b></c>\n</a>')).toMatchObject({ line: 2, column: 6, reason: { it: expect.stringContaining('non ben formato'), en: expect.any(String) } });
    expect(refusal('<a><b>')).toMatchObject({ line: expect.any(Number) });
    expect(refusal('')).toMatchObject({ line: 1, column: 1 });
  });

  it('refuses a DTD, and expands no entity', () => {
    expect(refusal('<?xml version="1.0"?>\n<!DOCTYPE lolz [<!ENTITY a "aaa">]><r>&a;</r>')).toMatchObject({ line: 2, column: 1 });
    expect(readXml('<r><!-- <!DOCTYPE x> -->&amp;&#65;&foreign;</r>').text).toBe('&A&foreign;');
  });

  it('refuses characters that XML does not have', () => {
    expect(refusal('<a>\nx\u0000</a>')).toMatchObject({ line: 2, column: 2 });
    expect(refusal('<a>\ud800</a>')).toBeInstanceOf(UnreadableXml);
  });

  it('is bounded in size and in depth', () => {
    expect(refusal(`<a>${'x'.repeat(600_000)}</a>`).reason.en).toContain('longer');
    expect(refusal(`${'<a>'.repeat(5_000)}${'</a>'.repeat(5_000)}`).reason.en).toContain('deeper');
  });

  it('takes no longer for a document that is made of beginnings', () => {
    for (const beginning of ['<!--', '<![CDATA[', '<a ', '&#', '<a b="']) expect(refusal(beginning.repeat(Math.floor(500_000 / beginning.length)))).toBeInstanceOf(UnreadableXml);
  });
});

describe('the encoding of XML', () => {
  const declared = (encoding: string, text: string): Buffer => Buffer.from(`<?xml version="1.0" encoding="${encoding}"?><a>${text}</a>`, 'latin1');

  it('is what the mark says, or the declaration, or UTF-8', () => {
    expect(decodeXml(Buffer.from('<a>è</a>'))).toBe('<a>è</a>');
    expect(decodeXml(declared('ISO-8859-1', 'è'))).toContain('<a>è</a>');
    expect(decodeXml(Buffer.from('\ufeff<a>è</a>', 'utf16le'))).toBe('<a>è</a>');
  });

  it('is refused when it is another, or the bytes are not in it', () => {
    expect(() => decodeXml(declared('EBCDIC-CP-IT', 'x'))).toThrow(UnreadableXml);
    expect(() => decodeXml(declared('UTF-8', 'è'))).toThrow(UnreadableXml);
    expect(() => decodeXml(Buffer.from([0xff, 0xfe, 0x00, 0xd8, 0x41, 0x00]))).toThrow(UnreadableXml);
  });
});

import type { Text } from '@filiera/contracts';
import { XMLParser, XMLValidator } from 'fast-xml-parser';

/** One document is at most this long: the largest real ones are a tenth of it. */
export const MAX_CHARACTERS = 512 * 1024;
/** A PositionOpening nests a dozen deep. */
const MAX_DEPTH = 40;

/** An element: its local name, attributes, text (of CDATA too), children, and the line where it begins. */
export interface XmlElement {
  readonly name: string;
  readonly line: number;
  readonly attributes: Readonly<Record<string, string>>;
  readonly text: string;
  readonly children: readonly XmlElement[];
}

/** The text is no XML that is taken: where and why. */
export class UnreadableXml extends Error {
  constructor(readonly line: number, readonly reason: Text) {
    super(reason.en);
  }
}

const PARSER = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  removeNSPrefix: true,
  parseTagValue: false,
  parseAttributeValue: false,
  // Entities are the way into XML bombs and foreign files: the parser expands none, `characters` knows the five of XML itself and numbers.
  processEntities: false,
  captureMetaData: true,
  maxNestedTags: MAX_DEPTH,
  cdataPropName: '#cdata',
  ignoreDeclaration: true,
  ignorePiTags: true,
});
/** XML 1.0, 2.2: no control characters but tab and line ends, no halves of characters. */
// eslint-disable-next-line no-control-regex -- they are what is looked for
const NO_XML_CHARACTER = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff\p{Cs}]/u;
const META = XMLParser.getMetaDataSymbol() as unknown as symbol;

type RawNode = Record<string, unknown> & { ':@'?: Record<string, string> };

/**
 * Reads a document: no DTD, no entities but XML's own, bounded in size and depth, elements by their local names.
 * @throws UnreadableXml
 */
export function readXml(xml: string): XmlElement {
  if (xml.length > MAX_CHARACTERS) {
    throw new UnreadableXml(1, { it: `oltre ${MAX_CHARACTERS} caratteri`, en: `longer than ${MAX_CHARACTERS} characters` });
  }
  const lineAt = lineCounter(xml);
  const illegal = NO_XML_CHARACTER.exec(xml);
  if (illegal) throw new UnreadableXml(lineAt(illegal.index), { it: 'un carattere che XML non ammette', en: 'a character that XML does not allow' });
  const forbidden = /<!(?:DOCTYPE|ENTITY)/i.exec(withoutSections(xml));
  if (forbidden) throw new UnreadableXml(lineAt(forbidden.index), { it: 'una DTD non è ammessa', en: 'a DTD is not allowed' });
  const valid = XMLValidator.validate(xml);
  if (valid !== true) {
    throw new UnreadableXml(valid.err.line, { it: `XML non ben formato: ${valid.err.msg}`, en: `XML not well formed: ${valid.err.msg}` });
  }
  let nodes: RawNode[];
  try {
    nodes = PARSER.parse(xml) as RawNode[];
  } catch {
    throw new UnreadableXml(1, { it: `oltre ${MAX_DEPTH} livelli di annidamento`, en: `nested deeper than ${MAX_DEPTH} levels` });
  }
  const root = nodes.map((node) => elementOf(node, lineAt)).find((element) => element !== undefined);
  if (root === undefined) throw new UnreadableXml(1, { it: 'il documento è vuoto', en: 'the document is empty' });
  return root;
}

/** Comments and CDATA blanked out, places kept: what they contain is no markup. */
function withoutSections(xml: string): string {
  return xml.replace(/<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>/g, (section) => ' '.repeat(section.length));
}

function elementOf(node: RawNode, lineAt: (index: number) => number): XmlElement | undefined {
  const name = Object.keys(node).find((key) => key !== ':@');
  if (name === undefined || name.startsWith('#')) return undefined;
  const inside = node[name] as RawNode[];
  const start = (node as unknown as Record<symbol, { startIndex?: number } | undefined>)[META]?.startIndex;
  return {
    name,
    line: start === undefined ? 1 : lineAt(start),
    attributes: Object.fromEntries(Object.entries(node[':@'] ?? {}).map(([key, value]) => [key, characters(String(value))])),
    text: inside.map(textOf).join('').trim(),
    children: inside.map((child) => elementOf(child, lineAt)).filter((child) => child !== undefined),
  };
}

function textOf(node: RawNode): string {
  if ('#text' in node) return characters(String(node['#text']));
  const section = node['#cdata'];
  return Array.isArray(section) ? section.map((part: RawNode) => String(part['#text'] ?? '')).join('') : '';
}

const PREDEFINED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** XML's own five entities and numbered characters; any other stays as it is written. */
function characters(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-fA-F]{1,6})|([a-z]{2,4}));/g, (whole, decimal?: string, hexadecimal?: string, name?: string) => {
    if (name !== undefined) return PREDEFINED[name] ?? whole;
    const point = decimal === undefined ? Number.parseInt(hexadecimal!, 16) : Number(decimal);
    if (point > 0x10ffff) return whole;
    const character = String.fromCodePoint(point);
    return NO_XML_CHARACTER.test(character) ? whole : character;
  });
}

function lineCounter(text: string): (index: number) => number {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return (index) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle]! <= index) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  };
}

/** The first element along a path of local names. */
export function at(element: XmlElement | undefined, ...path: string[]): XmlElement | undefined {
  return path.reduce<XmlElement | undefined>((parent, name) => parent?.children.find((child) => child.name === name), element);
}

/** All elements of a name anywhere inside. */
export function allInside(element: XmlElement | undefined, name: string): XmlElement[] {
  return (element?.children ?? []).flatMap((child) => [...(child.name === name ? [child] : []), ...allInside(child, name)]);
}

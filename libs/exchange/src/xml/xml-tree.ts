import type { Text } from '@filiera/contracts';
import { XMLParser, XMLValidator } from 'fast-xml-parser';

/** One document is at most this long: the largest real ones are a tenth of it. */
export const MAX_XML_CHARACTERS = 512 * 1024;
/** What the offices exchange nests a dozen deep. */
const MAX_DEPTH = 40;

/** A place in a document, both counted from 1. */
export interface XmlPlace {
  readonly line: number;
  readonly column: number;
}

/** An element: its local name, attributes, text (of CDATA too), children, and the place where it begins. */
export interface XmlElement extends XmlPlace {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly text: string;
  readonly children: readonly XmlElement[];
}

/** The text is no XML that is taken: where and why. */
export class UnreadableXml extends Error implements XmlPlace {
  readonly line: number;
  readonly column: number;

  constructor({ line, column }: XmlPlace, readonly reason: Text) {
    super(reason.en);
    this.line = line;
    this.column = column;
  }
}

const START: XmlPlace = { line: 1, column: 1 };
/** What XML 1.0 allows in no document (section 2.2), and halves of a character. */
// eslint-disable-next-line no-control-regex
const NO_CHARACTER = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/u;

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
const META = XMLParser.getMetaDataSymbol() as unknown as symbol;

type RawNode = Record<string, unknown> & { ':@'?: Record<string, string> };

/**
 * Reads a document: no DTD, no entities but XML's own, bounded in size and depth, elements by their local names.
 * @throws UnreadableXml
 */
export function readXml(xml: string, maxCharacters = MAX_XML_CHARACTERS): XmlElement {
  if (xml.length > maxCharacters) {
    throw new UnreadableXml(START, { it: `oltre ${maxCharacters} caratteri`, en: `longer than ${maxCharacters} characters` });
  }
  const placeOf = placeFinder(xml);
  const none = NO_CHARACTER.exec(xml);
  if (none) throw new UnreadableXml(placeOf(none.index), { it: 'un carattere che XML non ammette', en: 'a character that XML does not allow' });
  const declaration = declarationIn(xml);
  if (declaration !== undefined) throw new UnreadableXml(placeOf(declaration), { it: 'una DTD non è ammessa', en: 'a DTD is not allowed' });
  const valid = XMLValidator.validate(xml);
  if (valid !== true) {
    // Of a document without any element the validator tells no column.
    const { line, col, msg } = valid.err as { line: number; col?: number; msg: string };
    throw new UnreadableXml({ line, column: col ?? 1 }, { it: `XML non ben formato: ${msg}`, en: `XML not well formed: ${msg}` });
  }
  const root = nodesOf(xml).map((node) => elementOf(node, placeOf)).find((element) => element !== undefined);
  if (root === undefined) throw new UnreadableXml(START, { it: 'il documento è vuoto', en: 'the document is empty' });
  return root;
}

function nodesOf(xml: string): RawNode[] {
  try {
    return PARSER.parse(xml) as RawNode[];
  } catch {
    throw new UnreadableXml(START, { it: `oltre ${MAX_DEPTH} livelli di annidamento, o nomi non ammessi`, en: `nested deeper than ${MAX_DEPTH} levels, or names that are not taken` });
  }
}

/**
 * Where a DTD or one of its declarations begins. What comments and CDATA contain is no markup; each is skipped as a whole, so that a document made
 * of their beginnings alone takes no longer than any other.
 */
function declarationIn(xml: string): number | undefined {
  const markup = /<!--|<!\[CDATA\[|<!(?:DOCTYPE|ENTITY|ELEMENT|ATTLIST|NOTATION)/gi;
  for (let found = markup.exec(xml); found; found = markup.exec(xml)) {
    if (!found[0].startsWith('<!-') && !found[0].startsWith('<![')) return found.index;
    const end = found[0] === '<!--' ? '-->' : ']]>';
    const close = xml.indexOf(end, markup.lastIndex);
    // What is not closed the validator tells.
    if (close < 0) return undefined;
    markup.lastIndex = close + end.length;
  }
  return undefined;
}

function elementOf(node: RawNode, placeOf: (index: number) => XmlPlace): XmlElement | undefined {
  const name = Object.keys(node).find((key) => key !== ':@');
  if (name === undefined || name.startsWith('#')) return undefined;
  const inside = node[name] as RawNode[];
  const start = (node as unknown as Record<symbol, { startIndex?: number } | undefined>)[META]?.startIndex;
  return {
    name,
    ...(start === undefined ? START : placeOf(start)),
    attributes: Object.fromEntries(Object.entries(node[':@'] ?? {}).map(([key, value]) => [key, characters(String(value))])),
    text: inside.map(textOf).join('').trim(),
    children: inside.map((child) => elementOf(child, placeOf)).filter((child) => child !== undefined),
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
    const character = point > 0x10ffff ? undefined : String.fromCodePoint(point);
    return character === undefined || NO_CHARACTER.test(character) ? whole : character;
  });
}

function placeFinder(text: string): (index: number) => XmlPlace {
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
    return { line: low + 1, column: index - starts[low]! + 1 };
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

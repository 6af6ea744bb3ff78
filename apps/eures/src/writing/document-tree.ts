import { XMLBuilder, XMLParser } from 'fast-xml-parser';

/** An element with everything that is in it, in order, as it is written: for changing a part of a document and leaving the rest alone. */
export interface DocumentNode {
  readonly [name: string]: DocumentNode[] | DocumentAttributes | string | undefined;
  readonly ':@'?: DocumentAttributes;
}

/** Attributes as they are written, escaped. */
export type DocumentAttributes = Readonly<Record<string, string>>;

const SHAPE = { preserveOrder: true, ignoreAttributes: false, attributeNamePrefix: '', processEntities: false, cdataPropName: '#cdata', commentPropName: '#comment' } as const;
const PARSER = new XMLParser({ ...SHAPE, removeNSPrefix: false, parseTagValue: false, parseAttributeValue: false, trimValues: false, ignoreDeclaration: true, maxNestedTags: 40 });
const BUILDER = new XMLBuilder({ ...SHAPE, suppressEmptyNode: false });
const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** The nodes of a document that has been read before: it is well formed and within the limits. */
export function parseDocument(xml: string): DocumentNode[] {
  return PARSER.parse(xml) as DocumentNode[];
}

export function printDocument(nodes: readonly DocumentNode[]): string {
  return DECLARATION + BUILDER.build(nodes).trim();
}

/** An element with text or elements inside. Text and attributes are escaped here. */
export function element(name: string, content: string | readonly DocumentNode[], attributes: Readonly<Record<string, string>> = {}): DocumentNode {
  const inside = typeof content === 'string' ? [{ '#text': escaped(content) } as DocumentNode] : [...content];
  const written = Object.fromEntries(Object.entries(attributes).map(([key, value]) => [key, escaped(value)]));
  return { [name]: inside, ...(Object.keys(written).length > 0 ? { ':@': written } : {}) };
}

/** An element whose text is a section of character data: for HTML that is already escaped, which holds no end of a section. */
export function section(name: string, html: string): DocumentNode {
  return { [name]: [{ '#cdata': [{ '#text': html } as DocumentNode] } as DocumentNode] };
}

/** Text with what XML and HTML escape. Characters that XML does not allow are left out: no reader would take the document. */
export function escaped(text: string): string {
  // eslint-disable-next-line no-control-regex -- they are what is being removed
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff\p{Cs}]/gu, '')
    .replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** The name as it is written, with its prefix; undefined for text and comments. */
export function nameOf(node: DocumentNode): string | undefined {
  const name = Object.keys(node).find((key) => key !== ':@');
  return name?.startsWith('#') || name?.startsWith('?') ? undefined : name;
}

/** The name without its prefix. */
export function localNameOf(node: DocumentNode): string | undefined {
  const name = nameOf(node);
  return name?.slice(name.indexOf(':') + 1);
}

export function insideOf(node: DocumentNode): DocumentNode[] {
  const name = nameOf(node);
  return name === undefined ? [] : node[name] as DocumentNode[];
}

/** Text anywhere inside, of elements of this name. */
export function textsInside(node: DocumentNode, name: string): string[] {
  return insideOf(node).flatMap((child) => [...(localNameOf(child) === name ? [textOf(child)] : []), ...textsInside(child, name)]);
}

function textOf(node: DocumentNode): string {
  return insideOf(node).map((child) => (typeof child['#text'] === 'string' ? child['#text'] : '')).join('').trim();
}

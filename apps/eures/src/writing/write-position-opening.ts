import { isDeepStrictEqual } from 'node:util';
import { readPositionOpening } from '../reading/position-opening.js';
import { toVacancy, type KnownWords } from '../reading/to-vacancy.js';
import { element, localNameOf, nameOf, insideOf, parseDocument, printDocument, type DocumentNode } from './document-tree.js';
import { POSITION_PARTS, type PositionPart, type WrittenVacancy } from './position-parts.js';
import { replacePart } from './replace-part.js';

/** Whose document it is: the agency and the number there tell it apart. */
export interface DocumentName {
  readonly agency: string;
  readonly agencyName: string;
  readonly number: string;
  /** First day on which it is valid. */
  readonly validFrom: string;
}

/** A vacancy as a new HR-XML 3.2 PositionOpening of EURES's schema 1.3. */
export function writePositionOpening(vacancy: WrittenVacancy, { agency, agencyName, number, validFrom }: DocumentName): string {
  const who = { schemeID: agency, schemeAgencyID: agency, schemeAgencyName: agencyName };
  const attributes = { 'xmlns': 'http://www.hr-xml.org/3', validFrom, 'validTo': vacancy.validUntil, 'majorVersionID': '3', 'minorVersionID': '2' };
  const root = element('PositionOpening', [
    element('DocumentID', number, { ...who, schemeVersionID: '1.3' }),
    element('PostingRequester', [element('PartyID', agency, who)]),
    element('PositionProfile', [], { languageCode: vacancy.language }),
  ], attributes);
  for (const part of POSITION_PARTS) replace(root, part, vacancy);
  return printDocument([root]);
}

/**
 * A vacancy over the document that it came from: what the network knows and has changed is written anew, everything else stays as it is there.
 * @param original a document that {@link readPositionOpening} reads
 * @throws FaultyDocument when it does not
 */
export function writeOverDocument(original: string, vacancy: WrittenVacancy, words: KnownWords): string {
  const before = asItIsRead(original, words);
  const nodes = parseDocument(original);
  const root = nodes.find((node) => nameOf(node) !== undefined)!;
  for (const part of POSITION_PARTS) {
    if (!isDeepStrictEqual(part.write(before), part.write(vacancy))) replace(root, part, vacancy);
  }
  return printDocument(before.language === vacancy.language ? nodes : nodes.map((node) => (node === root ? inLanguage(root, vacancy.language) : node)));
}

function asItIsRead(original: string, words: KnownWords): WrittenVacancy {
  const document = readPositionOpening(original);
  const { content } = toVacancy(document, words);
  return { ...content, status: document.closed ? 'withdrawn' : 'published', openPositions: content.positions } as WrittenVacancy;
}

function replace(root: DocumentNode, part: PositionPart, vacancy: WrittenVacancy): void {
  const name = nameOf(root)!;
  replacePart(root, part.path, part.write(vacancy), part.owned ?? (() => true), name.slice(0, name.indexOf(':') + 1));
}

function inLanguage(root: DocumentNode, language: string): DocumentNode {
  const inside = insideOf(root).map((node): DocumentNode => (localNameOf(node) === 'PositionProfile' ? { ...node, ':@': { ...node[':@'], languageCode: language } } : node));
  return { ...root, [nameOf(root)!]: inside };
}

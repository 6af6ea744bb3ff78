import { allInside, at, readXml, UnreadableXml, type XmlElement } from '@filiera/exchange';
import { FaultyDocument, type DocumentFault } from './document-fault.js';

/** HR-XML's own namespace is the same for all its versions; the schema version says whose profile it is. */
const SCHEMA_VERSION = /^1\.3(?:\.|$)/;

/** A document read: who it is, and its profile, whose elements the mapping looks into. */
export interface PositionOpening {
  /** Agency and number, the reference that tells it apart. */
  readonly agency: string;
  readonly number: string;
  readonly closed: boolean;
  readonly validFrom: string | undefined;
  readonly validTo: string | undefined;
  readonly root: XmlElement;
  readonly profile: XmlElement;
}

/**
 * Reads an HR-XML 3.2 PositionOpening of EURES's schema 1.3.
 * @throws FaultyDocument with everything that keeps it from being one
 */
export function readPositionOpening(xml: string): PositionOpening {
  const root = rootOf(xml);
  const faults: DocumentFault[] = [];
  const fault = (line: number, field: string, it: string, en: string): void => {
    faults.push({ line, field, reason: { it, en } });
  };
  if (root.name !== 'PositionOpening') {
    fault(root.line, root.name, `la radice è ${root.name}, attesa PositionOpening`, `the root is ${root.name}, expected PositionOpening`);
    throw new FaultyDocument(faults);
  }
  const id = at(root, 'DocumentID');
  const version = id?.attributes['schemeVersionID'];
  if (!id?.text) fault(id?.line ?? root.line, 'DocumentID', 'manca il DocumentID', 'the DocumentID is missing');
  else if (id.text.length > 150) fault(id.line, 'DocumentID', 'il DocumentID supera 150 caratteri', 'the DocumentID is longer than 150 characters');
  if (version !== undefined && !SCHEMA_VERSION.test(version)) {
    fault(id!.line, 'DocumentID', `versione dello schema ${version}, attesa 1.3`, `schema version ${version}, expected 1.3`);
  }
  const status = at(root, 'PositionOpeningStatusCode');
  const profile = at(root, 'PositionProfile');
  const closed = /^(?:closed|inactive|deleted)$/i.test(status?.attributes['name'] ?? status?.text ?? '');
  if (profile === undefined && !closed) fault(root.line, 'PositionProfile', 'manca PositionProfile', 'PositionProfile is missing');
  if (faults.length > 0) throw new FaultyDocument(faults);
  return {
    agency: id!.attributes['schemeAgencyID'] ?? '',
    number: id!.text,
    closed,
    validFrom: root.attributes['validFrom'],
    validTo: root.attributes['validTo'],
    root,
    profile: profile ?? root,
  };
}

function rootOf(xml: string): XmlElement {
  try {
    return readXml(xml);
  } catch (error) {
    if (!(error instanceof UnreadableXml)) throw error;
    throw new FaultyDocument([{ line: error.line, field: 'xml', reason: error.reason }]);
  }
}

export { allInside, at, type XmlElement };

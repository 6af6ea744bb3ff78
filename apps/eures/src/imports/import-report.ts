import type { Text } from '@filiera/contracts';

/** Why a document was not taken. */
export interface RefusedDocument {
  /** Name of the document, or its reference. */
  readonly name: string;
  /** Line of the document. */
  readonly line: number;
  /** Element or field that is wrong. */
  readonly field: string;
  readonly reason: Text;
}

/** What came of an import: references `<agency>/<number>`, and every fault of every refused document. */
export interface ImportReport {
  readonly created: readonly string[];
  readonly updated: readonly string[];
  readonly unchanged: readonly string[];
  /** Closed there, or past their last day. */
  readonly closed: readonly string[];
  readonly refused: readonly RefusedDocument[];
}

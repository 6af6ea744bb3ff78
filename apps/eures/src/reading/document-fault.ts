import type { Text } from '@filiera/contracts';

/** Something wrong in a document, with its line. */
export interface DocumentFault {
  readonly line: number;
  /** Element or field that is wrong. */
  readonly field: string;
  readonly reason: Text;
}

/** A document that cannot become a vacancy: all that is wrong with it. */
export class FaultyDocument extends Error {
  constructor(readonly faults: readonly DocumentFault[]) {
    super(faults.map((fault) => fault.reason.en).join('; '));
  }
}

import type { KnownMunicipality } from './check-parties.js';
import type { CodeTables } from './code-tables.js';

/** What the rules need to know besides the document. */
export interface CheckedBy {
  readonly now: Date;
  readonly municipality: KnownMunicipality;
  /** Type 1 apprentices may begin up to 25 years and 364 days. */
  readonly apprenticesThrough25: boolean;
  readonly codes: CodeTables;
}

import type { Figure, Series } from '@filiera/bench';

/** What became of a row. */
export interface RowOutcome {
  readonly figures: readonly Figure[];
  readonly series: readonly Series[];
  /** Why it was not run; then it has no figure. */
  readonly skipped?: string;
}

import type { Figure, Series } from '@filiera/bench';

/** What became of a row. */
export interface RowOutcome {
  /** The day it ended, `2026-11-23`. */
  readonly date: string;
  /** At which it ran: a campaign may be resumed after a change. Missing where there is no git. */
  readonly commit?: string;
  readonly figures: readonly Figure[];
  readonly series: readonly Series[];
  /** Why it was not run; then it has no figure. */
  readonly skipped?: string;
}

import { CampaignState } from './campaign-state.js';
import type { Row } from './row.js';
import type { RowOutcome } from './row-outcome.js';
import { runRow } from './run-row.js';

/** What is asked of a campaign. */
export interface CampaignOrder {
  readonly rows: readonly Row[];
  readonly short: boolean;
  readonly seed: number;
  readonly resume: boolean;
  /** Keeps its state and, while a row runs, the row's files. */
  readonly folder: string;
  tell(line: string): void;
}

/** The campaign as far as it came. */
export interface CampaignResult {
  readonly seed: number;
  readonly outcomes: readonly { readonly row: Row; readonly outcome: RowOutcome }[];
}

/** Runs the rows one after the other; those that a resumed campaign has finished are not run again. */
export async function runCampaign(order: CampaignOrder): Promise<CampaignResult> {
  const { folder, short, tell } = order;
  const state = order.resume ? CampaignState.resume(folder, short) : CampaignState.begin(folder, order.seed, short);
  const outcomes: { row: Row; outcome: RowOutcome }[] = [];
  for (const row of order.rows) {
    const known = state.outcomeOf(row.id);
    tell(known ? `${row.name}: già fatta / done before` : row.name);
    const outcome = known ?? await runRow(row, { seed: state.seed, short, folder, tell: (line) => tell(`  ${line}`) });
    if (outcome.skipped !== undefined) tell(`  saltata / skipped: ${outcome.skipped}`);
    // What could not be run here is tried again by the next resume: that one may run as root.
    else if (!known) state.finished(row.id, outcome);
    outcomes.push({ row, outcome });
  }
  return { seed: state.seed, outcomes };
}

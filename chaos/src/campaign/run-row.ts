import { chmodSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { commitAt, figure } from '@filiera/bench';
import type { Series } from '@filiera/bench';
import { SeededRandom } from '../workload/seeded-random.js';
import { NotHere, type Row, type RowContext } from './row.js';
import type { RowOutcome } from './row-outcome.js';

/** How a row is to be run. */
export interface RowRun {
  readonly seed: number;
  readonly short: boolean;
  /** Holds the row's own folder. */
  readonly folder: string;
  tell(line: string): void;
}

/** Runs one row. A row that breaks is a figure that is not met; one that cannot be run here is skipped with its reason. */
export async function runRow(row: Row, run: RowRun): Promise<RowOutcome> {
  const commit = commitAt(import.meta.dirname);
  const outcome = (more: Omit<RowOutcome, 'date' | 'commit'>): RowOutcome => ({ date: new Date().toISOString().slice(0, 10), ...(commit === undefined ? {} : { commit }), ...more });
  if (row.needsRoot && process.getuid?.() !== 0) return outcome({ figures: [], series: [], skipped: 'needs root: mounts or network namespaces' });
  const folder = join(run.folder, row.id);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  // The database may run under another account.
  chmodSync(folder, 0o755);
  const series: Series[] = [];
  const context: RowContext = {
    short: run.short, folder, random: new SeededRandom(seedOf(row, run.seed)), tell: (line) => run.tell(line), plot: (one) => { series.push(one); },
  };
  try {
    const figures = await row.run(context);
    rmSync(folder, { recursive: true, force: true });
    return outcome({ figures, series });
  } catch (error) {
    if (error instanceof NotHere) return outcome({ figures: [], series: [], skipped: error.reason });
    // The row's folder stays: the nodes' logs say what happened.
    run.tell(error instanceof Error ? (error.stack ?? error.message) : String(error));
    return outcome({ figures: [figure(`${row.name}: ran to its end`, 0, 'runs', { atLeast: 1 })], series });
  }
}

/** A row's own seed, so that it is the same whichever other rows run (FNV-1a over its id). */
function seedOf(row: Row, seed: number): number {
  let hash = 0x811c9dc5 ^ seed;
  for (const character of row.id) hash = Math.imul(hash ^ character.charCodeAt(0), 0x01000193);
  return hash >>> 0;
}

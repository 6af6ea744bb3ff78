import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Figure, MeasuredWhen } from '@filiera/bench';

/** When a row was last run to its end, and what it came to: a campaign takes hours, and its rows need not be run on one day. */
export interface RowRecord extends MeasuredWhen {
  /** `--only <row> --seed <seed>` repeats it. */
  readonly seed: number;
  readonly short: boolean;
  readonly figures: readonly Figure[];
  /** The names of its plots, in their order. */
  readonly plots: readonly string[];
}

/** By the id of the row. */
export type RowRecords = Readonly<Record<string, RowRecord>>;

const RECORDS = 'chaos-rows.json';

export function readRecords(folder: string): RowRecords {
  const file = join(folder, RECORDS);
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) as RowRecords : {};
}

export function writeRecords(folder: string, records: RowRecords): void {
  writeFileSync(join(folder, RECORDS), `${JSON.stringify(records, null, 2)}\n`);
}

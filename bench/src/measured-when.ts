import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** When and of what something was measured: figures of one report need not be of one day, machine or commit. */
export interface MeasuredWhen {
  /** `2026-11-23`. */
  readonly date: string;
  /** In one sentence. */
  readonly machine: string;
  /** Short hash, with `+` when the tree differed; missing where there was no git, and in what was measured before it was kept. */
  readonly commit?: string;
}

/** Beside the figures of a group, or a row. */
export function whenSentence({ date, machine, commit }: MeasuredWhen): string {
  return `${date}, ${commit === undefined ? 'commit not kept' : `commit ${commit}`}. ${machine}`;
}

/** Of a group's last run. */
export interface GroupRecord extends MeasuredWhen {
  /** How its figures were taken then. */
  readonly taken: string;
}

/** By the id of the group. */
type GroupRecords = Readonly<Record<string, GroupRecord>>;

const RECORDS = 'bench-groups.json';

export function readGroupRecords(folder: string): GroupRecords {
  const file = join(folder, RECORDS);
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) as GroupRecords : {};
}

export function writeGroupRecords(folder: string, records: GroupRecords): void {
  writeFileSync(join(folder, RECORDS), `${JSON.stringify(records, null, 2)}\n`);
}

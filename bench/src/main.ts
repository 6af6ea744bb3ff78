import 'reflect-metadata';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { EmbeddedConfiguration, natsServerBinary } from '@filiera/embedded';
import { commitAt } from './commit.js';
import type { Figure } from './figure.js';
import { ALL_GROUPS } from './groups/all-groups.js';
import { titled } from './groups/group.js';
import { sentenceOf, thisMachine } from './machine.js';
import type { Series } from './plot/series.js';
import { print, writeProof, writeReport, type Measurement } from './report.js';

const PROOF = resolve(import.meta.dirname, '../../docs/proof');

/**
 * `npm run bench -- [--only path,match] [--esco <folder>] [--large] [--huge]`. Rows that were not measured this time stay as they were. `--report` measures nothing, and
 * writes the report anew from what was measured.
 * `--keep <folder>` keeps the full node of `http` and `lists` for the next run, `--routes /flows,/missions` measures these list routes alone: for work on them, so nothing is written down.
 */
const { values } = parseArgs({
  options: {
    only: { type: 'string' }, esco: { type: 'string' }, large: { type: 'boolean', default: false }, huge: { type: 'boolean', default: false }, keep: { type: 'string' }, routes: { type: 'string' },
    report: { type: 'boolean', default: false },
  },
});
const listed = (words: string | undefined): string[] | undefined => words?.split(',').map((word) => word.trim());
const wanted = listed(values.only);
const routes = listed(values.routes);
const unknown = (wanted ?? []).filter((id) => !ALL_GROUPS.some((group) => group.id === id));
if (unknown.length > 0) {
  console.error(`sconosciuto / unknown: ${unknown.join(', ')}; ${ALL_GROUPS.map(({ id }) => id).join(', ')}`);
  process.exit(2);
}
if (values.report) {
  writeReport(PROOF, ALL_GROUPS);
  process.exit(0);
}
const tell = (line: string): void => console.log(`${new Date().toISOString().slice(11, 19)} ${line}`);
const machine = thisMachine(natsServerBinary(new EmbeddedConfiguration()));
const commit = commitAt(import.meta.dirname);

console.log(`${sentenceOf(machine)}\n`);
const figures: Figure[] = [];
const measured: Measurement['measured'][number][] = [];
for (const group of ALL_GROUPS.filter(({ id }) => wanted === undefined || wanted.includes(id))) {
  tell(group.title);
  const series: Series[] = [];
  const rows = titled(group, await group.run({
    large: values.large, huge: values.huge, tell, plot: (one) => void series.push(one), ...(values.esco === undefined ? {} : { esco: resolve(values.esco) }),
    ...(values.keep === undefined ? {} : { kept: resolve(values.keep) }), ...(routes === undefined ? {} : { routes }),
  }));
  if (rows.length > 0) measured.push({ id: group.id, title: group.title, taken: group.taken, series });
  figures.push(...rows);
}
console.log('');
print(figures);
if (values.keep === undefined && routes === undefined) {
  writeProof(PROOF, { groups: ALL_GROUPS, measured, figures, date: new Date(), machine, commit });
  console.log(`\n${PROOF}/bench.json, bench.md`);
}
process.exit(figures.every(({ met }) => met !== false) ? 0 : 1);

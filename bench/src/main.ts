import 'reflect-metadata';
import { cpus, totalmem } from 'node:os';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Figure } from './figure.js';
import { ALL_GROUPS } from './groups/all-groups.js';
import { titled } from './groups/group.js';
import { print, readFigures, write } from './report.js';

const FILE = resolve(import.meta.dirname, '../../docs/proof/bench.json');

/** `npm run bench -- [--only path,match] [--esco <folder>] [--large]`. Rows that were not measured this time stay as they were. */
const { values } = parseArgs({ options: { only: { type: 'string' }, esco: { type: 'string' }, large: { type: 'boolean', default: false } } });
const wanted = values.only?.split(',').map((id) => id.trim());
const unknown = (wanted ?? []).filter((id) => !ALL_GROUPS.some((group) => group.id === id));
if (unknown.length > 0) {
  console.error(`sconosciuto / unknown: ${unknown.join(', ')}; ${ALL_GROUPS.map(({ id }) => id).join(', ')}`);
  process.exit(2);
}
const tell = (line: string): void => console.log(`${new Date().toISOString().slice(11, 19)} ${line}`);
const groups = ALL_GROUPS.filter(({ id }) => wanted === undefined || wanted.includes(id));

console.log(`Node ${process.version}, ${cpus().length} cores (${cpus()[0]?.model ?? 'unknown'}), ${Math.round(totalmem() / 2 ** 30)} GiB; medians of interleaved rounds\n`);
const measured: Figure[] = [];
for (const group of groups) {
  tell(group.title);
  measured.push(...titled(group, await group.run({ large: values.large, tell, ...(values.esco === undefined ? {} : { esco: resolve(values.esco) }) })));
}
console.log('');
print(measured);
const titles = groups.filter((group) => measured.some(({ name }) => name.startsWith(`${group.title}: `))).map(({ title }) => `${title}: `);
write(FILE, [...readFigures(FILE).filter(({ name }) => !titles.some((title) => name.startsWith(title))), ...measured], ALL_GROUPS.map(({ title }) => `${title}: `));
console.log(`\n${FILE}`);
process.exit(measured.every(({ met }) => met !== false) ? 0 : 1);

import 'reflect-metadata';
import { cpus, totalmem } from 'node:os';
import { benchFullPath } from './full-path/full-path.bench.js';
import { candidateFigures } from './matching/speed.js';
import { print, write } from './report.js';

const FILE = new URL('../../docs/proof/bench.json', import.meta.url).pathname;

console.log(`Node ${process.version}, ${cpus().length} cores (${cpus()[0]?.model ?? 'unknown'}), ${Math.round(totalmem() / 2 ** 30)} GiB; medians of interleaved rounds\n`);
const figures = [
  ...await benchFullPath(['always', '2m']),
  ...candidateFigures({ candidates: 100_000, p99AtMost: 2, queries: 2_000, seed: 7 }),
];
print(figures);
write(FILE, figures);
console.log(`\n${FILE}`);
process.exit(figures.every(({ met }) => met !== false) ? 0 : 1);

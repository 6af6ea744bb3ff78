import { parseArgs } from 'node:util';
import { qualityFigures } from './matching/quality.js';
import { candidateFigures, vacancyFigures } from './matching/speed.js';
import { print } from './report.js';

/** The rows on matching alone: speed and memory always, a million candidates with `--large`, quality with `--esco <folder of the official files>`. */
const { values } = parseArgs({ options: { esco: { type: 'string' }, large: { type: 'boolean', default: false }, queries: { type: 'string', default: '2000' } } });
const queries = Number(values.queries);
const figures = [
  ...candidateFigures({ candidates: 100_000, p99AtMost: 1, queries, seed: 7 }),
  ...(values.large ? candidateFigures({ candidates: 1_000_000, p99AtMost: 10, queries, seed: 8 }) : []),
  ...vacancyFigures(queries, 9),
  ...(values.esco === undefined ? [] : await qualityFigures(values.esco, 10)),
];
print(figures);
process.exitCode = figures.every(({ met }) => met !== false) ? 0 : 1;

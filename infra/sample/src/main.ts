import { readFileSync, writeFileSync } from 'node:fs';
import { ProgressBar } from '@filiera/import';
import { Command, InvalidArgumentError, Option } from 'commander';
import { readNetwork } from './network-file.js';
import { type Fed, feedProvince, type Part, PARTS } from './province/feed-province.js';
import { PROVINCE_SIZES, type SizeName } from './province/province-size.js';
import { SampleConfiguration } from './sample.config.js';

interface Options {
  readonly size: SizeName;
  readonly seed: number;
  readonly network: string;
}

const NAMES: Record<Part, string> = { people: 'persone / people', firms: 'imprese / firms', courses: 'corsi / courses', vacancies: 'offerte / vacancies', placements: 'inserimenti / placements' };

const NOTHING: Readonly<Fed> = { people: 0, firms: 0, courses: 0, vacancies: 0, placements: 0 };

const configuration = new SampleConfiguration();
const program = new Command('sample')
  .description('Feeds a made-up province to the running network, through the nodes\' own interfaces / Dà alla rete in funzione una provincia inventata')
  .addOption(new Option('--size <size>', 'how much of it').choices(Object.keys(PROVINCE_SIZES)).makeOptionMandatory())
  .option('--seed <number>', 'another province from another number', wholeNumber, 1)
  .option('--network <file>', 'description of the running network', configuration.networkFile);

const { size, seed, network } = program.parse().opts<Options>();
const account = configuration.accountOf(network, size, seed);
const wanted = PROVINCE_SIZES[size];
const from = earlier();
const bar = new ProgressBar(PARTS.reduce((sum, part) => sum + wanted[part] - from[part], 0), process.stdout.isTTY ? (line) => process.stdout.write(`\r${line}`) : tellOfTenths());
const counts: Fed = { ...NOTHING };
const began: Partial<Record<Part, number>> = {};
const ended: Partial<Record<Part, number>> = {};
try {
  await feedProvince(await readNetwork(network), {
    size: wanted,
    seed,
    today: new Date(),
    from,
    reached: (fed) => writeFileSync(account, JSON.stringify(fed)),
    one: (part) => {
      began[part] ??= performance.now();
      ended[part] = performance.now();
      counts[part] += 1;
      bar.add(1);
    },
  });
  bar.show();
  console.log('');
  for (const part of PARTS) console.log(`${NAMES[part].padEnd(26)} ${String(counts[part]).padStart(7)}  ${rateOf(part)}`);
} catch (error) {
  console.error(`\n✗ ${error instanceof Error ? error.message : String(error)}`);
  console.error('Ripetere il comando: continua da dove era arrivato / Repeat the command: it goes on from where it was');
  process.exitCode = 1;
}

/** How far an earlier feeding of the same province came. */
function earlier(): Fed {
  try {
    return { ...NOTHING, ...(JSON.parse(readFileSync(account, 'utf8')) as Partial<Fed>) };
  } catch {
    return { ...NOTHING };
  }
}

/** Where nobody watches the bar move, in a file or in a log, a line for each tenth. */
function tellOfTenths(): (line: string) => void {
  let told = -1;
  return (line) => {
    const tenth = Math.floor(bar.share * 10);
    if (tenth > told) console.log(line);
    told = tenth;
  };
}

function rateOf(part: Part): string {
  const seconds = ((ended[part] ?? 0) - (began[part] ?? 0)) / 1_000;
  return counts[part] === 0 ? 'già nella rete / already there' : `${seconds.toFixed(1)} s, ${Math.round(counts[part] / Math.max(seconds, 0.001))}/s`;
}

function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('a whole number');
  return Number(text);
}

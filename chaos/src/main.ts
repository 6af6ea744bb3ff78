import 'reflect-metadata';
import { resolve } from 'node:path';
import { print, thisMachine } from '@filiera/bench';
import { EmbeddedConfiguration, natsServerBinary, temporaryFolder } from '@filiera/embedded';
import { runCampaign } from './campaign/run-campaign.js';
import { optionsOf, rowsOf } from './command-line.js';
import { haveLeftoversCleared } from './leftovers/have-leftovers-cleared.js';
import { writeProof, writeReport } from './report/proof.js';
import { ALL_ROWS } from './rows/all-rows.js';

const PROOF = resolve(import.meta.dirname, '../../docs/proof');

const tell = (line: string): void => console.log(`${new Date().toISOString().slice(11, 19)} ${line}`);

/** @returns true when no figure missed its aim */
async function main(): Promise<boolean> {
  const options = optionsOf(process.argv.slice(2), ALL_ROWS, new Date());
  if (options.list) {
    for (const { id, name, needsRoot, inShortForm } of ALL_ROWS) console.log(`${id.padEnd(20)} ${name}${needsRoot ? ' [root]' : ''}${inShortForm ? ' [short]' : ''}`);
    return true;
  }
  if (options.report) {
    writeReport(PROOF, ALL_ROWS);
    return true;
  }
  const { short, seed, resume } = options;
  const temporary = options.folder === undefined ? temporaryFolder('filiera-chaos') : undefined;
  const folder = temporary?.path ?? resolve(options.folder!);
  for (const left of await haveLeftoversCleared(temporary?.path)) tell(`tolto ciò che era rimasto / took away what was left: ${left}`);
  const result = await runCampaign({ rows: rowsOf(options, ALL_ROWS), short, seed, resume, folder, tell });
  const figures = result.outcomes.flatMap(({ outcome }) => outcome.figures);
  console.log(`\nseme / seed ${result.seed}: --seed ${result.seed}\n`);
  if (figures.length > 0) print(figures);
  for (const { row, outcome } of result.outcomes) if (outcome.skipped !== undefined) console.log(`${row.name}: skipped, ${outcome.skipped}`);
  if (!short || options.proof) {
    writeProof(PROOF, ALL_ROWS, { ...result, short, machine: thisMachine(natsServerBinary(new EmbeddedConfiguration())) });
    console.log(`\n${PROOF}`);
  }
  await temporary?.remove();
  return figures.every(({ met }) => met !== false);
}

try {
  process.exit(await main() ? 0 : 1);
} catch (error) {
  console.error(`\n✗ ${(error as Error).message}`);
  process.exit(1);
}

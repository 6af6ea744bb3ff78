import { readNetwork } from '@filiera/sample';
import { Command, Option } from 'commander';
import { DemoConfiguration } from './demo.config.js';
import { Narrator, type Language } from './narrator.js';
import { tellStory, type StoryOptions } from './tell-story.js';

interface Options {
  readonly network: string;
  readonly lang: Language;
  readonly eures?: string;
  readonly shiftDates: boolean;
}

const program = new Command('demo')
  .description('Tells the story of the network on the one that is running: each step with the node that did it.')
  .option('--network <file>', 'description of the running network', new DemoConfiguration().networkFile)
  .addOption(new Option('--lang <language>', 'language of the story').choices(['it', 'en']).default('it'))
  .option('--eures <folder>', 'vacancies to import: HR-XML 3.2 files and answers of the input API (.xml, .json); without it a small fixture')
  .option('--shift-dates', 'move imported vacancies to today and mark them as samples: otherwise old ones are closed by their dates', false);

const options = program.parse().opts<Options>();
const narrator = new Narrator(options.lang, (line) => console.log(line));
try {
  const story: StoryOptions = { now: new Date(), eures: options.eures ?? null, shiftDates: options.shiftDates };
  await tellStory(await readNetwork(options.network), narrator, story);
} catch (error) {
  console.error(`\n✗ ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
if (narrator.faults.length > 0) process.exitCode = 1;

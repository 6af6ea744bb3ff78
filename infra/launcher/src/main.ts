import { flushCompileCache } from 'node:module';
import { returnStartMemory } from '@filiera/member-kit';
import { loadSample } from '@filiera/sample';
import { LauncherConfiguration } from './launcher.config.js';
import { readMembersFile } from './members/members-file.js';
import { SAMPLE_MEMBERS } from './members/sample-members.js';
import { DataFolder, resetData } from './network/data-folder.js';
import { LocalNetwork } from './network/start-network.js';
import { terminalTeller } from './speaking/teller.js';
import { welcome } from './speaking/welcome.js';

/** Why a start that was asked to stop ends. */
const STOPPED = new Error('stopped');

/** Starts the network, tells how it goes, and stops it when asked. */
async function main(): Promise<void> {
  const configuration = new LauncherConfiguration();
  const { language } = configuration;
  const print = (line: string): void => { process.stdout.write(`${line}\n`); };
  const teller = terminalTeller(language, print);
  const folder = new DataFolder(configuration.dataDir);
  folder.take();
  // Now and not at the end: the nodes begin with what this process has compiled.
  flushCompileCache();
  if (configuration.reset) {
    resetData(folder);
    folder.take();
    teller.step({ it: `dati cancellati: ${folder.dir}`, en: `data removed: ${folder.dir}` });
  }
  const givingUp = new AbortController();
  const starting = LocalNetwork.start({
    folder,
    signal: givingUp.signal,
    members: configuration.members ? readMembersFile(configuration.members) : SAMPLE_MEMBERS,
    portBase: configuration.portBase,
    tls: configuration.tls,
    identityProvider: true,
    teller,
  });
  stopWhenAsked(starting, givingUp, folder, (text) => print(text[language]));
  const network = await starting;
  folder.write('network.json', JSON.stringify(network.description, null, 2));
  if (configuration.sample) {
    const { people, vacancies, firms, courses, known } = await loadSample(network.description);
    teller.step({
      it: `esempi: ${people} persone, ${firms} imprese, ${courses} corsi e ${vacancies} offerte caricati, ${known} c'erano già`,
      en: `samples: ${people} people, ${firms} firms, ${courses} courses and ${vacancies} vacancies loaded, ${known} were there`,
    });
  }
  returnStartMemory();
  for (const line of welcome(network.description, network.identity, network.memory, language, folder.path('access.json'))) {
    print(line);
  }
}

function stopWhenAsked(starting: Promise<LocalNetwork>, givingUp: AbortController, folder: DataFolder, say: (text: { it: string; en: string }) => void): void {
  let asked = 0;
  const stop = (): void => {
    asked += 1;
    if (asked > 1) {
      // Asked twice: at once. Servers and nodes go by themselves when this process is gone.
      process.exit(130);
    }
    say({ it: 'fermo tutto…', en: 'stopping everything…' });
    givingUp.abort(STOPPED);
    starting.then((network) => network.stop(), () => undefined).then(() => {
      folder.release();
      process.exit(0);
    }, () => process.exit(1));
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, stop);
  }
}

try {
  await main();
} catch (error) {
  // Whoever asked to stop while it was starting is answered by the stop itself.
  if (error !== STOPPED) {
    process.stderr.write(`\n✗ ${(error as Error).message}\n`);
    process.exit(1);
  }
}

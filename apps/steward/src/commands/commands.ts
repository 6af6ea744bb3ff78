import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { NodeHome, type Registration } from '@filiera/member-kit';
import { Command } from 'commander';
import { configurationFile, foundHub, foundingFile, rewriteConfiguration } from '../hub/found-hub.js';
import { backUpHub } from '../backups/back-up-hub.js';
import { restoreHub } from '../backups/restore-hub.js';
import { reapplyLedger } from './reapply-ledger.js';
import { withHub } from './with-hub.js';

interface InitOptions {
  readonly home: string;
  readonly coordinator: string;
  readonly server: string[];
  readonly ca?: string;
  readonly resolverDir: string;
  readonly replicas: number;
  readonly storageFactor: number;
}

/** The steward's own commands: founding a hub, writing its configuration again, copying it and putting it back, applying the ledger of erasures. */
export function stewardCommands(environment: NodeJS.ProcessEnv, print: (line: string) => void): Command {
  const program = new Command('steward').description('Tiene il nodo centrale come vuole l\'accordo / Keeps the hub as the agreement says');
  const home = environment['FILIERA_HOME'] ?? '.';
  program.command('init')
    .description('fonda un nodo centrale: chiavi, configurazione di nats-server, atto di fondazione / founds a hub: keys, configuration of nats-server, founding act')
    .option('--home <dir>', 'cartella dello steward, fatta da "filiera node init --kind steward" / home folder of the steward', home)
    .requiredOption('--coordinator <registration.json>', 'le chiavi pubbliche del coordinatore / the public keys of the coordinator')
    .requiredOption('--server <url>', 'indirizzo del nodo centrale, ripetibile / address of the hub, repeatable', (url: string, all: string[] = []) => [...all, url])
    .option('--ca <file>', 'autorità del suo certificato (PEM) / authority of its certificate (PEM)')
    .requiredOption('--resolver-dir <dir>', 'dove nats-server tiene gli account / where nats-server keeps the accounts')
    .option('--replicas <n>', 'copie di ogni messaggio: 1, o 3 in un cluster / copies of each message', Number, 1)
    .option('--storage-factor <x>', 'spazio rispetto all\'accordo / room, relative to the agreement', Number, 1)
    .action(async (options: InitOptions) => {
      const place = new NodeHome(options.home);
      await foundHub(place, {
        coordinator: registrationIn(options.coordinator),
        servers: options.server,
        ...(options.ca === undefined ? {} : { ca: contentOf(options.ca) }),
        resolverDir: resolve(options.resolverDir),
        settings: { replicas: options.replicas, storageFactor: options.storageFactor },
      }, new Date());
      print(`✓ ${configurationFile(place)}: includerlo in nats-server.conf / include it in nats-server.conf`);
      print(`✓ ${foundingFile(place)}: darlo al coordinatore, "filiera node found <file>" / hand it to the coordinator`);
    });
  program.command('configure')
    .description('riscrive la configurazione di nats-server / writes the configuration of nats-server again')
    .option('--home <dir>', 'cartella dello steward / home folder of the steward', home)
    .requiredOption('--resolver-dir <dir>', 'dove nats-server tiene gli account / where nats-server keeps the accounts')
    .action(async (options: { home: string; resolverDir: string }) => {
      const place = new NodeHome(options.home);
      await rewriteConfiguration(place, resolve(options.resolverDir), new Date());
      print(`✓ ${configurationFile(place)}`);
    });
  program.command('ledger').description('registro delle cancellazioni / ledger of erasures')
    .command('reapply')
    .description('cancella di nuovo tutto ciò che il registro elenca: dopo il ripristino di una copia del nodo centrale, prima che serva / erases again everything the ledger lists: after a backup of the hub was restored, before it serves')
    .option('--home <dir>', 'cartella dello steward / home folder of the steward', home)
    .action(async (options: { home: string }) => {
      const erased = await withHub(stewardHome(options.home), environment, reapplyLedger);
      print(`✓ messaggi cancellati di nuovo / messages erased again: ${erased}`);
    });
  addBackupCommands(program, home, environment, print);
  return program;
}

function addBackupCommands(program: Command, home: string, environment: NodeJS.ProcessEnv, print: (line: string) => void): void {
  program.command('backup')
    .description('copia gli stream del nodo centrale, che intanto serve / copies the hub\'s streams, while it serves')
    .argument('<dir>', 'cartella nuova / a new folder')
    .option('--home <dir>', 'cartella dello steward / home folder of the steward', home)
    .action(async (dir: string, options: { home: string }) => {
      const messages = await withHub(stewardHome(options.home), environment, ({ connection }) => backUpHub(connection, resolve(dir), new Date()));
      print(`✓ ${resolve(dir)}: ${messages} messaggi. Contiene dati personali sotto pseudonimo / messages. It holds personal data under pseudonym`);
    });
  program.command('restore')
    .description('rimette una copia in un nodo centrale senza stream, a steward fermo, e riapplica il registro delle cancellazioni / puts a backup into a hub without streams, while the steward is stopped, and applies the ledger of erasures again')
    .argument('<dir>', 'cartella della copia / folder of the backup')
    .option('--home <dir>', 'cartella dello steward / home folder of the steward', home)
    .action(async (dir: string, options: { home: string }) => {
      const { at, messages, erased } = await withHub(stewardHome(options.home), environment, (hub) => restoreHub(hub, resolve(dir), new Date()));
      print(`✓ nodo centrale com'era il / hub as it was on ${at}: ${messages}`);
      print(`✓ messaggi cancellati di nuovo / messages erased again: ${erased}`);
      print('  I membri restano fuori finché non si avvia lo steward / Members stay out until the steward is started');
    });
}

function stewardHome(dir: string): string {
  if (!existsSync(new NodeHome(dir).settings)) {
    throw new Error(`${dir}: nessun nodo qui / no node here`);
  }
  return dir;
}

/** What cannot be read is no content that anything could be founded with: it is told with all else that is wrong. */
function contentOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

/** Undefined when the file is not there or cannot be read: the founding says what it wants to read. */
function registrationIn(file: string): Registration | undefined {
  try {
    return JSON.parse(contentOf(file)) as Registration;
  } catch {
    return undefined;
  }
}

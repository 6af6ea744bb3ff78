import { AGREEMENT, isMemberId, MEMBER_KINDS, type MemberKind } from '@filiera/contracts';
import { ROLES, StartFailure, WrongSettings } from '@filiera/member-kit';
import { Argument, Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { makeExport } from './export/make-export.js';
import { verifyExport } from './export/verify-export.js';
import { changeMember, type CoordinatorAccess, inviteMember, listMembers } from './member/members.js';
import { backUp, restore, type RestoreOptions } from './node/back-up.js';
import { checkNode } from './node/check.js';
import { takeFounding } from './node/found.js';
import { initialise, type InitOptions } from './node/init.js';
import { joinNetwork } from './node/join.js';
import { addKey, type NewKeyOptions, rotateNodeKeys } from './node/keys.js';
import { Console, languageOf, type Output } from './speaking/console.js';
import { EXIT, type ExitCode, Failure } from './speaking/failure.js';

/** What a run of the command needs from the world. */
export interface CliWorld {
  readonly environment: NodeJS.ProcessEnv;
  readonly out: Output;
  readonly err: Output;
  now(): Date;
}

/**
 * Runs `filiera` with the given words.
 * @returns the exit code: 0 well, 1 failed, 2 wrongly written, 3 refused, 4 unreachable
 */
export async function runCli(words: readonly string[], world: CliWorld): Promise<ExitCode> {
  const asked = words.flatMap((word, at) => (word === '--lang' ? [words[at + 1]] : word.startsWith('--lang=') ? [word.slice(7)] : []))[0];
  const console = new Console(languageOf(asked, world.environment['LANG']), world.out, world.err);
  let exitCode: ExitCode = EXIT.ok;
  const program = commands(world, console, (code) => { exitCode = code; });
  try {
    await program.parseAsync([...words], { from: 'user' });
    return exitCode;
  } catch (error) {
    return failed(error, console);
  }
}

function failed(error: unknown, console: Console): ExitCode {
  if (error instanceof CommanderError) {
    return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
  }
  if (error instanceof Failure) {
    console.failure(error);
    return error.exitCode;
  }
  if (error instanceof WrongSettings || error instanceof StartFailure) {
    console.say({ it: error.message, en: error.message });
    return EXIT.usage;
  }
  console.failure(new Failure(
    { it: `Errore non previsto: ${(error as Error).message}`, en: `Unexpected error: ${(error as Error).message}` },
    { it: 'Ripetere; se resta, segnalarlo con questo testo.', en: 'Try again; if it stays, report it with this text.' },
  ));
  return EXIT.failed;
}

function commands(world: CliWorld, console: Console, end: (code: ExitCode) => void): Command {
  const t = (it: string, en: string): string => console.text({ it, en });
  const homeOption = (): Option => new Option('--home <dir>', t('cartella del nodo', 'home folder of the node')).default(world.environment['FILIERA_HOME'] ?? '.');
  const program = new Command('filiera')
    .description(t('Il nodo di un\'organizzazione nella rete dei servizi per il lavoro', 'The node of an organisation in the network of employment services'))
    .version(AGREEMENT.version, '-v, --version', t('versione dell\'accordo di rete', 'version of the network agreement'))
    .option('--lang <it|en>', t('lingua dei messaggi', 'language of the messages'))
    .configureOutput({ writeOut: (text) => world.out.write(text), writeErr: (text) => world.err.write(text) })
    .exitOverride();

  const node = program.command('node').description(t('il nodo su questa macchina', 'the node on this machine'));
  node.command('init')
    .description(t('crea le chiavi e le impostazioni di un nuovo nodo', 'makes the keys and the settings of a new node'))
    .addOption(homeOption())
    .requiredOption('--id <id>', t('identificativo del membro', 'identifier of the member'), memberId)
    .addOption(new Option('--kind <kind>', t('tipo di organizzazione', 'kind of organisation')).choices(MEMBER_KINDS).makeOptionMandatory())
    .requiredOption('--name <name>', t('nome dell\'organizzazione', 'name of the organisation'))
    .requiredOption('--database-url <url>', t('indirizzo del suo database PostgreSQL', 'address of its PostgreSQL database'))
    .option('--database-ca <file>', t('autorità del certificato del database (PEM)', 'authority of the database\'s certificate (PEM)'))
    .option('--host <address>', t('indirizzo su cui ascolta', 'address it listens on'), '127.0.0.1')
    .option('--port <port>', t('porta su cui ascolta', 'port it listens on'), portNumber, 3000)
    .option('--public-url <url>', t('indirizzo con cui lo si raggiunge', 'address under which it is reached'))
    .option('--tls-cert <file>', t('certificato HTTPS (PEM)', 'HTTPS certificate (PEM)'))
    .option('--tls-key <file>', t('chiave del certificato (PEM)', 'key of the certificate (PEM)'))
    .option('--oidc-issuer <url>', t('fornitore di identità OIDC', 'OIDC identity provider'))
    .option('--oidc-audience <name>', t('destinatario dei token OIDC', 'audience of the OIDC tokens'))
    .option('--oidc-roles-claim <claim>', t('attributo OIDC con i ruoli', 'OIDC claim that carries the roles'))
    .action((options: InitOptions & { kind: MemberKind }) => initialise(options, world.now(), console));
  node.command('join')
    .description(t('entra nella rete con l\'invito del coordinatore', 'joins the network with the coordinator\'s invitation'))
    .argument('<invitation>', t('l\'invito, un file che lo contiene, o - per lo standard input', 'the invitation, a file that holds it, or - for standard input'))
    .addOption(homeOption())
    .option('--no-checks', t('non ripetere alla fine tutti i controlli', 'do not repeat every check at the end'))
    .action(async (invitation: string, options: { home: string; checks: boolean }) => {
      end(await joinNetwork({ invitation, ...options }, world.environment, world.now, console));
    });
  node.command('found')
    .description(t('fa di questo nodo il coordinatore di una nuova rete', 'makes this node the coordinator of a new network'))
    .argument('<founding.json>', t('il file scritto da "steward init"', 'the file written by "steward init"'))
    .addOption(homeOption())
    .action((file: string, { home }: { home: string }) => takeFounding(home, file, console));
  node.command('check')
    .description(t('controlla tutto ciò che serve al nodo', 'checks everything that the node needs'))
    .addOption(homeOption())
    .action(async ({ home }: { home: string }) => end(await checkNode(home, world.environment, console)));
  node.command('key').description(t('chiavi di accesso HTTP', 'HTTP API keys'))
    .command('add')
    .description(t('crea una chiave di accesso e la mostra una volta', 'makes an API key and shows it once'))
    .addOption(homeOption())
    .addOption(new Option('--role <role>', t('che cosa permette', 'what it permits')).choices(ROLES).makeOptionMandatory())
    .requiredOption('--label <label>', t('nome con cui compare nei registri', 'name under which logs show it'), apiKeyLabel)
    .option('--replace', t('sostituisce la chiave con questa etichetta, se c\'è', 'replaces the key of this label, if there is one'))
    .action((options: NewKeyOptions) => addKey(options, console));
  node.command('keys').description(t('chiavi di firma e di cifratura', 'signing and encryption keys'))
    .command('rotate')
    .description(t('registra chiavi nuove e le mette in uso', 'registers new keys and puts them in use'))
    .addOption(homeOption())
    .action(({ home }: { home: string }) => rotateNodeKeys(home, world.environment, world.now(), console));
  node.command('backup')
    .description(t('copia impostazioni, chiavi e database', 'copies settings, keys and database'))
    .argument('<dir>', t('cartella nuova', 'a new folder'))
    .addOption(homeOption())
    .action((dir: string, { home }: { home: string }) => backUp(home, dir, world.environment, world.now(), console));
  node.command('restore')
    .description(t('ripristina una copia in una cartella e un database vuoti', 'restores a backup into an empty folder and an empty database'))
    .argument('<dir>', t('cartella della copia', 'folder of the backup'))
    .addOption(homeOption())
    .option('--database-url <url>', t('un altro database PostgreSQL da quello della copia', 'another PostgreSQL database than the backup\'s'))
    .option('--database-ca <file>', t('autorità del certificato di quel database (PEM)', 'authority of that database\'s certificate (PEM)'))
    .action((dir: string, options: RestoreOptions) => restore(dir, options, world.environment, console));

  addMemberCommands(program, world, console);
  addExportCommands(program, world, console, end, homeOption);
  return program;
}

function addExportCommands(program: Command, world: CliWorld, console: Console, end: (code: ExitCode) => void, homeOption: () => Option): void {
  const t = (it: string, en: string): string => console.text({ it, en });
  const exports = program.command('export').description(t('il registro di ciò che il nodo ha detto alla rete', 'the log of what the node told the network'));
  exports.command('make')
    .description(t('lo scrive in un file nuovo (contiene dati pseudonimi)', 'writes it to a new file (it holds pseudonymous data)'))
    .argument('<file>', t('file nuovo', 'a new file'))
    .addOption(homeOption())
    .action((file: string, { home }: { home: string }) => makeExport(home, file, world.environment, world.now(), console));
  exports.command('verify')
    .description(t('verifica firme, impronte e catene, senza rete', 'verifies signatures, digests and chains, offline'))
    .argument('<file>', t('il file', 'the file'))
    .option('--keys <registration.json>', t('chiavi pubbliche del membro, avute per altra via', 'public keys of the member, had another way'))
    .action(async (file: string, { keys }: { keys?: string }) => end(await verifyExport(file, keys, console)));
}

function addMemberCommands(program: Command, world: CliWorld, console: Console): void {
  const t = (it: string, en: string): string => console.text({ it, en });
  const access = (command: Command): Command => command
    .addOption(new Option('--coordinator <url>', t('indirizzo del coordinatore', 'address of the coordinator')).default(world.environment['FILIERA_COORDINATOR']))
    .addOption(new Option('--api-key <key>', t('chiave di accesso (meglio in FILIERA_API_KEY)', 'API key (better in FILIERA_API_KEY)')));
  const reach = (options: { coordinator?: string; apiKey?: string }): CoordinatorAccess => ({
    url: options.coordinator, apiKey: options.apiKey ?? world.environment['FILIERA_API_KEY'],
  });
  const member = program.command('member').description(t('i membri della rete (per il coordinatore)', 'the members of the network (for the coordinator)'));
  access(member.command('invite').description(t('invita un\'organizzazione', 'invites an organisation')))
    .requiredOption('--id <id>', t('identificativo', 'identifier'), memberId)
    .addOption(new Option('--kind <kind>', t('tipo', 'kind')).choices(MEMBER_KINDS).makeOptionMandatory())
    .requiredOption('--name <name>', t('nome dell\'organizzazione', 'name of the organisation'))
    .option('--days <days>', t('giorni di validità', 'days of validity'), invitationDays, 7)
    .action((options: { id: string; kind: string; name: string; days: number; coordinator?: string; apiKey?: string }) =>
      inviteMember(reach(options), { id: options.id, kind: options.kind, name: options.name, days: options.days }, console));
  access(member.command('list').description(t('elenca i membri', 'lists the members')))
    .action((options: { coordinator?: string; apiKey?: string }) => listMembers(reach(options), console));
  access(member.command('change').description(t('sospende, riammette o toglie un membro', 'suspends, resumes or removes a member')))
    .addArgument(new Argument('<act>').choices(['suspend', 'resume', 'remove']))
    .argument('<id>', t('identificativo', 'identifier'), memberId)
    .action((act: 'suspend' | 'resume' | 'remove', id: string, options: { coordinator?: string; apiKey?: string }) => changeMember(reach(options), id, act, console));
}

function memberId(value: string): string {
  if (!isMemberId(value)) {
    throw new InvalidArgumentError('3-40: a-z 0-9 -');
  }
  return value;
}

const portNumber = wholeNumber(0, 65_535);
/** As many as the coordinator takes. */
const invitationDays = wholeNumber(1, 90);

function wholeNumber(least: number, most: number): (value: string) => number {
  return (value) => {
    const number = /^\d+$/.test(value) ? Number(value) : Number.NaN;
    if (!(number >= least && number <= most)) {
      throw new InvalidArgumentError(`${least}-${most}`);
    }
    return number;
  };
}

function apiKeyLabel(value: string): string {
  if (!/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/.test(value)) {
    throw new InvalidArgumentError('A-Z a-z 0-9 . _ -');
  }
  return value;
}

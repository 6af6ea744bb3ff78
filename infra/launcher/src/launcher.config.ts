import { parseArgs } from 'node:util';
import { languageOf } from '@filiera/cli';

const USAGE = `npm start [-- opzioni / options]
  --reset               ricomincia da capo: chiavi, database, eventi / begins anew: keys, databases, events
  --members <file.yml>  altri membri: lista di { id, kind, name } / other members
  --tls                 tutto cifrato, con un'autorità locale / everything encrypted, with a local authority
  --port-base <n>       prima porta dei nodi (3000) / first port of the nodes
  --no-sample           senza dati di esempio / without sample data
  --lang it|en
I dati stanno in .filiera/, o dove dice FILIERA_DATA / Data are in .filiera/, or where FILIERA_DATA says`;

/** What the launcher was asked for: command line and environment, read once. */
export class LauncherConfiguration {
  readonly reset: boolean;
  readonly members: string | undefined;
  readonly tls: boolean;
  readonly portBase: number;
  readonly sample: boolean;
  readonly language: 'it' | 'en';
  readonly dataDir: string;

  /** @throws Error with the usage when something is not understood */
  constructor(words: readonly string[] = process.argv.slice(2), environment: NodeJS.ProcessEnv = process.env) {
    const { values } = parse(words);
    this.reset = values.reset ?? false;
    this.members = values.members;
    this.tls = values.tls ?? false;
    this.sample = !values['no-sample'];
    this.language = languageOf(values.lang, environment['LANG']);
    this.dataDir = environment['FILIERA_DATA'] || '.filiera';
    this.portBase = Number(values['port-base'] ?? 3000);
    if (!Number.isInteger(this.portBase) || this.portBase < 1024 || this.portBase > 65_000) {
      throw new Error(`--port-base ${values['port-base']}: 1024-65000\n\n${USAGE}`);
    }
  }
}

function parse(words: readonly string[]): { values: { reset?: boolean; members?: string; tls?: boolean; 'port-base'?: string; 'no-sample'?: boolean; lang?: string } } {
  try {
    return parseArgs({
      args: [...words],
      options: {
        reset: { type: 'boolean' }, members: { type: 'string' }, tls: { type: 'boolean' }, 'port-base': { type: 'string' }, 'no-sample': { type: 'boolean' }, lang: { type: 'string' },
      },
    });
  } catch (error) {
    throw new Error(`${(error as Error).message}\n\n${USAGE}`, { cause: error });
  }
}

import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { MemberKind, Text } from '@filiera/contracts';
import { readSettings } from '@filiera/member-kit';
import type { ClientConfig } from 'pg';
import type { ImportConfiguration } from './import.config.js';

/** A database to import into. */
export interface TargetDatabase {
  /** Id of the member. */
  readonly member: string;
  readonly client: ClientConfig;
}

/** There is nothing to import into: what to do. */
export class NoDatabase extends Error {
  constructor(readonly text: Text) {
    super(text.en);
  }
}

/** Kinds whose programs know occupations and municipalities. */
const KINDS: readonly MemberKind[] = ['cpi', 'agency', 'school', 'university', 'eures'];

interface RunningNetwork { readonly nodes: readonly { readonly id: string; readonly kind: MemberKind }[] }

/**
 * The database of the node at `home`, or those of every node of the local network that runs.
 * @throws NoDatabase, or WrongSettings of a node
 */
export async function targetDatabases(configuration: ImportConfiguration, home: string | undefined): Promise<TargetDatabase[]> {
  if (home !== undefined) return [await databaseOf(home)];
  if (!existsSync(configuration.networkFile)) {
    throw new NoDatabase({
      it: `nessuna rete locale in funzione (${configuration.networkFile} non c’è): avviarla con npm start, o indicare la cartella di un nodo con --home`,
      en: `no local network runs (${configuration.networkFile} is not there): start it with npm start, or name a node's home folder with --home`,
    });
  }
  const network = JSON.parse(readFileSync(configuration.networkFile, 'utf8')) as RunningNetwork;
  const port = databasePort(configuration);
  const members = network.nodes.filter(({ kind }) => KINDS.includes(kind));
  return Promise.all(members.map(({ id }) => databaseOf(join(configuration.data, 'nodes', id), port)));
}

async function databaseOf(home: string, port?: number): Promise<TargetDatabase> {
  const settings = await readSettings(home);
  const url = new URL(settings.database.url);
  if (port !== undefined) url.port = String(port);
  const { ca } = settings.database;
  return {
    member: settings.member.id,
    client: {
      connectionString: url.toString(),
      application_name: 'filiera import',
      ...(ca === undefined ? {} : { ssl: { ca: readFileSync(resolve(home, ca), 'utf8'), rejectUnauthorized: true } }),
    },
  };
}

/** The port that the local network's database has now: another program may have taken the one it began with. */
function databasePort(configuration: ImportConfiguration): number | undefined {
  const file = join(configuration.data, 'launcher.json');
  if (!existsSync(file)) return undefined;
  return (JSON.parse(readFileSync(file, 'utf8')) as { ports?: { database?: number } }).ports?.database;
}

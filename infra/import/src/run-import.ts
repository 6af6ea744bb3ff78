import { statSync } from 'node:fs';
import type { Text } from '@filiera/contracts';
import { FaultyImport, type Queryable } from '@filiera/exchange';
import { WrongSettings } from '@filiera/member-kit';
import { Command } from 'commander';
import { Client } from 'pg';
import { NoDatabase, targetDatabases, type TargetDatabase } from './databases.js';
import { ImportConfiguration } from './import.config.js';
import { ProgressBar } from './progress-bar.js';

/** What kind of import it is. */
export interface ImportKind {
  readonly name: string;
  readonly description: string;
  readonly files: string;
  /** Brings the files into one database, inside a transaction, and says what came of it. @throws FaultyImport */
  run(files: readonly string[], database: Queryable, onBytes: (bytes: number) => void): Promise<Text>;
}

/** Runs an import from the command line; the answer is the exit code. */
export async function runImport(kind: ImportKind, argv: readonly string[], configuration = new ImportConfiguration()): Promise<number> {
  const command = new Command(kind.name)
    .description(kind.description)
    .argument('<files...>', kind.files)
    .option('--home <folder>', 'home folder of the one node to import into; otherwise every node of the local network', configuration.home)
    .parse([...argv], { from: 'user' });
  const say = ({ it, en }: Text): void => {
    process.stdout.write(`${configuration.language === 'en' ? en : it}\n`);
  };
  try {
    const targets = await targetDatabases(configuration, command.opts<{ home?: string }>().home);
    await importInto(targets, kind, command.args, configuration, say);
    return 0;
  } catch (error) {
    return tell(error, say);
  }
}

/** Reads the files once, and writes into all databases side by side: into each all or nothing. */
async function importInto(targets: readonly TargetDatabase[], kind: ImportKind, files: readonly string[], configuration: ImportConfiguration, say: (text: Text) => void): Promise<void> {
  const bar = new ProgressBar(
    files.reduce((sum, file) => sum + statSync(file).size, 0),
    configuration.terminal ? (line) => process.stderr.write(`\r${line}`) : undefined,
  );
  const clients = targets.map(({ client }) => new Client(client).on('error', () => undefined));
  const everywhere = (sql: string, values?: unknown[]): Promise<unknown> => Promise.all(clients.map((client) => client.query(sql, values)));
  await Promise.all(clients.map((client) => client.connect()));
  try {
    await everywhere('BEGIN');
    const outcome = await kind.run(files, { query: everywhere }, (bytes) => bar.add(bytes));
    await everywhere('COMMIT');
    bar.show();
    const members = targets.map(({ member }) => member).join(', ');
    if (configuration.terminal) process.stderr.write('\n');
    say({ it: `${members}: ${outcome.it}`, en: `${members}: ${outcome.en}` });
  } catch (error) {
    if (configuration.terminal) process.stderr.write('\n');
    throw error;
  } finally {
    // A connection that ends inside a transaction rolls it back.
    await Promise.all(clients.map((client) => client.end()));
  }
}

function tell(error: unknown, say: (text: Text) => void): number {
  if (error instanceof FaultyImport) {
    for (const { file, line, text } of error.faults) say({ it: `${file}:${line} ${text.it}`, en: `${file}:${line} ${text.en}` });
    const more = error.total - error.faults.length;
    say({
      it: `${error.total} errori${more > 0 ? ` (i primi ${error.faults.length} qui sopra)` : ''}: non è stato importato nulla`,
      en: `${error.total} faults${more > 0 ? ` (the first ${error.faults.length} above)` : ''}: nothing was imported`,
    });
  } else if (error instanceof NoDatabase) say(error.text);
  else if (error instanceof WrongSettings) say({ it: error.message, en: error.message });
  else {
    const reason = error instanceof Error ? error.message : String(error);
    say({ it: `l’importazione non è riuscita e non ha cambiato nulla: ${reason}`, en: `the import failed and changed nothing: ${reason}` });
  }
  return 1;
}

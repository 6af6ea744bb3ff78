import { join } from 'node:path';

/** What the environment says to an import: read here and nowhere else. */
export class ImportConfiguration {
  /** Home folder of the one node to import into; undefined to import into every node of the local network. */
  readonly home: string | undefined;
  /** Data of the local network. */
  readonly data: string;
  readonly language: 'it' | 'en';
  /** Whether progress is drawn over and over in one line. */
  readonly terminal: boolean;

  constructor(environment: Readonly<Record<string, string | undefined>> = process.env, terminal = process.stderr.isTTY === true) {
    this.home = environment['FILIERA_HOME'];
    this.data = environment['FILIERA_DATA'] ?? '.filiera';
    this.language = environment['LANG']?.startsWith('en') ? 'en' : 'it';
    this.terminal = terminal;
  }

  get networkFile(): string {
    return join(this.data, 'network.json');
  }
}

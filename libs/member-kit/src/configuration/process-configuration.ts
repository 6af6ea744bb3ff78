import { parseArgs } from 'node:util';
import type { Environment } from './read-settings.js';

/** What the process was started with; the only place that reads the environment and the command line. */
export class ProcessConfiguration {
  /** Home folder of the node, from `--home` or `FILIERA_HOME`. */
  readonly home: string | undefined;
  /** The parent promises to keep standard input open as long as it lives. */
  readonly parentHoldsStdin: boolean;

  constructor(
    readonly environment: Environment = process.env,
    commandLine: readonly string[] = process.argv.slice(2),
  ) {
    const { values } = parseArgs({ args: [...commandLine], options: { home: { type: 'string' } }, strict: false });
    this.home = typeof values.home === 'string' ? values.home : environment['FILIERA_HOME'] || undefined;
    this.parentHoldsStdin = environment['FILIERA_PARENT'] === 'stdin';
  }
}

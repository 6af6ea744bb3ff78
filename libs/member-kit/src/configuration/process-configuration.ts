import { parseArgs } from 'node:util';
import type { Environment } from './read-settings.js';

/** What the process was started with; the only place that reads the environment and the command line. */
export class ProcessConfiguration {
  /** Home folder of the node, from `--home` or `FILIERA_HOME`. */
  readonly home: string | undefined;
  /** Words of the command line that say nothing to a service; `--home` among them when no folder follows it. */
  readonly unknown: readonly string[];
  /** The parent promises to keep standard input open as long as it lives. */
  readonly parentHoldsStdin: boolean;

  constructor(
    readonly environment: Environment = process.env,
    commandLine: readonly string[] = process.argv.slice(2),
  ) {
    const { values, tokens } = parseArgs({ args: [...commandLine], options: { home: { type: 'string' } }, strict: false, allowPositionals: true, tokens: true });
    this.home = typeof values.home === 'string' ? values.home : environment['FILIERA_HOME'] || undefined;
    this.unknown = tokens.flatMap((token) => {
      if (token.kind === 'positional') return [token.value];
      return token.kind === 'option' && (token.name !== 'home' || token.value === undefined) ? [token.rawName] : [];
    });
    this.parentHoldsStdin = environment['FILIERA_PARENT'] === 'stdin';
  }
}

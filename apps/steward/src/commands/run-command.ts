import { CommanderError } from 'commander';
import { CannotFound } from '../hub/founding-faults.js';
import { stewardCommands } from './commands.js';

const EXIT = { ok: 0, failed: 1, usage: 2 } as const;

/** Where a command writes. */
export interface Outputs {
  readonly stdout: { write(text: string): unknown };
  readonly stderr: { write(text: string): unknown };
}

/**
 * Runs one of the steward's commands with the given words.
 * @returns the exit code: 0 well, 1 failed, 2 wrongly written
 */
export async function runCommand(words: readonly string[], environment: NodeJS.ProcessEnv, { stdout, stderr }: Outputs): Promise<number> {
  const program = stewardCommands(environment, (line) => stdout.write(`${line}\n`));
  for (const command of [program, ...program.commands, ...program.commands.flatMap(({ commands }) => commands)]) {
    command.exitOverride().configureOutput({ writeOut: (text) => stdout.write(text), writeErr: (text) => stderr.write(text) })
      .showHelpAfterError('steward <comando> [opzioni]: le opzioni dopo il comando, i comandi con --help / the options after the command, the commands with --help');
  }
  try {
    await program.parseAsync([...words], { from: 'user' });
    return EXIT.ok;
  } catch (error) {
    // What is wrongly written has been said.
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
    stderr.write(`✗ ${(error as Error).message}\n`);
    return error instanceof CannotFound ? EXIT.usage : EXIT.failed;
  }
}

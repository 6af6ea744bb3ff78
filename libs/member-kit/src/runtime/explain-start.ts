import { WrongSettings } from '../configuration/settings-fault.js';
import { redact } from '../logging/redact.js';
import { StartFailure } from './start-failure.js';
import { WrongCommandLine } from './wrong-command-line.js';

/** sysexits.h EX_CONFIG: a service manager need not try again before someone has corrected the settings. */
export const EXIT_WRONG_SETTINGS = 78;
export const EXIT_FAILED = 1;
export const EXIT_WRONG_COMMAND_LINE = 2;

/** What whoever starts the node reads when it doesn't start, and the exit code. */
export function explainStart(error: unknown): { readonly message: string; readonly exitCode: number } {
  if (error instanceof WrongSettings) return { message: error.message, exitCode: EXIT_WRONG_SETTINGS };
  if (error instanceof WrongCommandLine) return { message: error.message, exitCode: EXIT_WRONG_COMMAND_LINE };
  if (error instanceof StartFailure) return { message: `${error.message}${causeOf(error)}`, exitCode: EXIT_FAILED };
  const detail = error instanceof Error ? error.stack ?? error.message : String(error);
  return {
    message: redact(`Il nodo non è partito per un errore inatteso; quanto segue serve a chi lo mantiene.\nThe node did not start because of an unexpected error; what follows is for its maintainers.\n${detail}`),
    exitCode: EXIT_FAILED,
  };
}

function causeOf(failure: StartFailure): string {
  return failure.cause instanceof Error ? redact(`\n  (${failure.cause.message})`) : '';
}

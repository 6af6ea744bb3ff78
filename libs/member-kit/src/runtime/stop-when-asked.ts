import { Logger } from '@nestjs/common';
import type { ProcessConfiguration } from '../configuration/process-configuration.js';
import { EXIT_FAILED, explainStart } from './explain-start.js';
import type { StartFailure } from './start-failure.js';

/** Longer than a consumer needs to finish its batch; whoever supervises the node usually kills after 30 seconds or more. */
const PATIENCE_MS = 20_000;

/**
 * Stops the member once: on SIGTERM, SIGINT, when the parent process is gone (a forked member, or one whose parent holds its
 * standard input), when it may not go on, or when something inside is broken beyond repair.
 * @param mayNotGoOn settles when it may not, with what to do
 */
export function stopWhenAsked(configuration: ProcessConfiguration, stop: () => Promise<void>, mayNotGoOn: Promise<StartFailure>): void {
  const log = new Logger('Stop');
  let stopping = false;
  const stopOnce = (why: string, exitCode: number): void => {
    if (stopping) return;
    stopping = true;
    log.log(`stopping: ${why}`);
    setTimeout(() => process.exit(EXIT_FAILED), PATIENCE_MS).unref();
    stop().then(() => process.exit(exitCode), (error: unknown) => {
      log.error(error);
      process.exit(EXIT_FAILED);
    });
  };
  process.on('SIGTERM', () => stopOnce('SIGTERM', 0));
  process.on('SIGINT', () => stopOnce('SIGINT', 0));
  if (process.send) process.on('disconnect', () => stopOnce('the parent process is gone', 0));
  if (configuration.parentHoldsStdin) {
    process.stdin.on('end', () => stopOnce('the parent process is gone', 0)).on('error', () => stopOnce('the parent process is gone', 0)).resume();
  }
  void mayNotGoOn.then((failure) => {
    const { message, exitCode } = explainStart(failure);
    process.stderr.write(`${message}\n`);
    stopOnce('the node may not go on', exitCode);
  });
  // The state is unknown from here on: the outbox and the inbox are made to survive a restart, not this.
  process.on('uncaughtException', (error) => fail('uncaught exception', error));
  process.on('unhandledRejection', (error) => fail('unhandled rejection', error));

  function fail(what: string, error: unknown): void {
    log.fatal(error instanceof Error ? error : new Error(what), what);
    stopOnce(what, EXIT_FAILED);
  }
}

import type { Text } from '@filiera/contracts';

/** How a command ended, for scripts. */
export const EXIT = {
  ok: 0,
  /** Something was checked or tried and did not work. */
  failed: 1,
  /** The command was written wrongly. */
  usage: 2,
  /** The coordinator or the hub refused. */
  refused: 3,
  /** Something could not be reached. */
  unreachable: 4,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** A failure that a person can act upon: what happened, and what to do. */
export class Failure extends Error {
  constructor(readonly what: Text, readonly todo: Text, readonly exitCode: ExitCode = EXIT.failed) {
    super(`${what.en} ${todo.en}`);
  }
}

import type { Text } from '@filiera/contracts';

/** The node cannot start, or go on, for a reason that whoever runs it can mend. The text says what to do. */
export class StartFailure extends Error {
  constructor(
    readonly text: Text,
    options?: { readonly cause?: unknown },
  ) {
    super(`${text.it}\n${text.en}`, options);
    this.name = 'StartFailure';
  }
}

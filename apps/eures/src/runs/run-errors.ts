import type { Text } from '@filiera/contracts';
import { Conflict, NotFound } from '@filiera/member-kit';

/** The interface did not do what was asked, however often. */
export class InputApiFailure extends Error {
  constructor(readonly text: Text, options?: ErrorOptions) {
    super(text.en, options);
  }
}

/** The node is stopping: what is done stays done, the next run does the rest. */
export class RunStopped extends Error {}

export function notConfigured(): Conflict {
  return new Conflict({
    code: 'eures.not-configured',
    text: {
      it: 'non è indicato da dove importare: impostare work.eures.url e work.eures.token in node.yml',
      en: 'it is not said where to import from: set work.eures.url and work.eures.token in node.yml',
    },
  });
}

export function runGoingOn(): Conflict {
  return new Conflict({ code: 'eures.run-going-on', text: { it: 'un\'importazione è già in corso: attendere che finisca', en: 'an import is going on already: wait until it has ended' } });
}

export function runNotFound(): NotFound {
  return new NotFound({ code: 'eures.run-not-found', text: { it: 'nessuna importazione ha questo identificativo', en: 'no run has this id' } });
}

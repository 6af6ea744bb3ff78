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
      it: 'non è indicato da dove importare: impostare eures.url e eures.token in node.yml (o FILIERA_EURES_URL e FILIERA_EURES_TOKEN)',
      en: 'it is not said where to import from: set eures.url and eures.token in node.yml (or FILIERA_EURES_URL and FILIERA_EURES_TOKEN)',
    },
  });
}

export function runGoingOn(): Conflict {
  return new Conflict({ code: 'eures.run-going-on', text: { it: 'un\'importazione è già in corso: attendere che finisca', en: 'an import is going on already: wait until it has ended' } });
}

export function runNotFound(): NotFound {
  return new NotFound({ code: 'eures.run-not-found', text: { it: 'nessuna importazione ha questo identificativo', en: 'no run has this id' } });
}

import type { UnreadableXml } from '@filiera/exchange';
import { Conflict, DomainError, Invalid, NotFound } from '@filiera/member-kit';
import type { Violation } from './rules/violation.js';

export const communicationNotFound = (): NotFound =>
  new NotFound({ code: 'communication.not-found', text: { it: 'Nessuna comunicazione con questo identificativo su questo nodo.', en: 'This node has no communication with this id.' } });

/** 422: it is no XML that is taken; the place is told. */
export const unreadableCommunication = ({ line, column, reason }: UnreadableXml): Invalid =>
  new Invalid({
    code: 'communication.unreadable',
    text: { it: `Riga ${line}, colonna ${column}: ${bare(reason.it)}.`, en: `Line ${line}, column ${column}: ${bare(reason.en)}.` },
    faults: [{ field: `${line}:${column}`, rule: 'wellFormed', text: reason }],
  });

/** 422: every rule that it breaks, with the law. */
export const communicationRefused = (violations: readonly Violation[]): Invalid =>
  new Invalid({
    code: 'communication.refused',
    text: { it: 'La comunicazione non rispetta le regole elencate: correggerla e inviarla di nuovo.', en: 'The communication breaks the rules listed: correct it and send it again.' },
    faults: violations.map(({ field, rule, text, source, line }) => ({
      field, rule, text: { it: `${bare(text.it)} (${source}; riga ${line})`, en: `${bare(text.en)} (${source}; line ${line})` },
    })),
  });

/** 409: the code is another document's. */
export const codeTaken = (): Conflict =>
  new Conflict({
    code: 'communication.code-taken', rule: 'D.M. 30/10/2007',
    text: {
      it: 'Con questo codice è già stata accolta un’altra comunicazione: una rettifica ha un codice proprio e indica quello della precedente.',
      en: 'Another communication was taken with this code: a correction has a code of its own and names the one before.',
    },
  });

/** 409: what it corrects or annuls is another employer's. */
export const previousOfAnother = (): Conflict =>
  new Conflict({
    code: 'communication.previous-of-another', rule: 'D.M. 30/10/2007',
    text: { it: 'La comunicazione precedente è di un altro datore di lavoro.', en: 'The communication before is another employer’s.' },
  });

/** 409: an annulment, and what it annuls, of different workers. */
export const annulledOfAnother = (): Conflict =>
  new Conflict({
    code: 'communication.annulled-of-another', rule: 'D.M. 30/10/2007',
    text: { it: 'L’annullamento e la comunicazione annullata sono di lavoratori diversi.', en: 'The annulment and the communication that it annuls are of different workers.' },
  });

/** 422: nobody reads it. @param most bytes */
export const communicationTooLarge = (most: number): Invalid =>
  new Invalid({ code: 'communication.too-large', text: { it: `Il documento supera ${most} byte.`, en: `The document is larger than ${most} bytes.` } });

const FAULTS_OF_DOCUMENTS: readonly string[] = [
  'communication.unreadable', 'communication.refused', 'communication.code-taken', 'communication.previous-of-another', 'communication.annulled-of-another', 'communication.too-large',
  // What its days make of the employment together with those before cannot be told to anybody.
  'event.invalid',
];

/**
 * Whether the document is to blame, and handing in the same again would end the same. Anything else passes by itself, as while a restored node reads back what it
 * had told, or is mended here.
 */
export function isFaultOfDocument(error: unknown): error is DomainError {
  return error instanceof DomainError && FAULTS_OF_DOCUMENTS.includes(error.code);
}

/** A sentence without its full stop, to go on after it. */
function bare(sentence: string): string {
  return sentence.replace(/\.$/, '');
}

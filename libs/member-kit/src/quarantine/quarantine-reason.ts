import type { Fault, Text } from '@filiera/contracts';

/** Why an event was set aside, in the words that the technician reads, and what to do about it. */
export const QUARANTINE_REASONS = {
  'malformed-subject': {
    it: 'Il soggetto NATS non è della rete. Segnalare al custode del nodo centrale.',
    en: "The NATS subject is not the network's. Tell the hub's steward.",
  },
  'malformed-envelope': {
    it: "Mancano intestazioni dell'evento o non hanno la forma dovuta. Segnalare al membro che pubblica.",
    en: 'Headers of the event are missing or malformed. Tell the member that publishes.',
  },
  rerouted: {
    it: 'Il soggetto e le intestazioni dicono cose diverse: il messaggio è stato copiato altrove. Segnalare al coordinatore.',
    en: 'Subject and headers disagree: the message was copied elsewhere. Tell the coordinator.',
  },
  oversize: {
    it: 'Il contenuto supera la misura ammessa. Segnalare al membro che pubblica.',
    en: 'The payload is larger than allowed. Tell the member that publishes.',
  },
  'malformed-payload': {
    it: 'Il contenuto non è JSON. Segnalare al membro che pubblica.',
    en: 'The payload is not JSON. Tell the member that publishes.',
  },
  'invalid-payload': {
    it: "Il contenuto non rispetta il contratto dell'evento. Segnalare al membro che pubblica, o aggiornare questo nodo.",
    en: "The payload breaks the event's contract. Tell the member that publishes, or upgrade this node.",
  },
  unsigned: {
    it: 'Manca la firma. Segnalare al membro che pubblica.',
    en: 'The signature is missing. Tell the member that publishes.',
  },
  'unknown-signer': {
    it: 'La chiave di firma non è nel registro. Riprende da sé quando il registro la porta.',
    en: 'The signing key is not in the registry. It resumes by itself when the registry brings it.',
  },
  'key-expired': {
    it: "La chiave di firma non era valida al momento dell'evento. Segnalare al membro che pubblica.",
    en: 'The signing key was not valid at the time of the event. Tell the member that publishes.',
  },
  'wrong-signature': {
    it: 'La firma non corrisponde: contenuto o intestazioni sono stati alterati. Segnalare al coordinatore.',
    en: 'The signature does not match: payload or headers were altered. Tell the coordinator.',
  },
  'wrong-digest': {
    it: "L'impronta non corrisponde al contenuto. Segnalare al membro che pubblica.",
    en: 'The digest does not match the payload. Tell the member that publishes.',
  },
  'not-a-publisher': {
    it: "L'accordo non permette a questo membro di pubblicare l'evento. Segnalare al coordinatore.",
    en: 'The agreement does not let this member publish the event. Tell the coordinator.',
  },
  'not-for-us': {
    it: "L'accordo non destina questo evento a questo nodo. Segnalare al custode del nodo centrale.",
    en: "The agreement does not address this event to this node. Tell the hub's steward.",
  },
  'not-the-holder': {
    it: 'La persona è tenuta da un altro membro. Segnalare al coordinatore.',
    en: 'The person is held by another member. Tell the coordinator.',
  },
  'handler-failed': {
    it: 'Il trattamento è fallito più volte. Leggere il dettaglio, correggere la causa e riprovare.',
    en: 'Handling failed repeatedly. Read the detail, mend the cause, replay.',
  },
  'kills-process': {
    it: 'Il processo è caduto più volte mentre lo trattava. Correggere la causa prima di riprovare.',
    en: 'The process died repeatedly while handling it. Mend the cause before you replay.',
  },
} as const satisfies Readonly<Record<string, Text>>;

/** Stable code of a reason. */
export type QuarantineReason = keyof typeof QUARANTINE_REASONS;

/** A reason with what exactly was wrong; the detail never holds the payload's values. */
export interface EventFault {
  readonly reason: QuarantineReason;
  readonly detail: string;
}

/**
 * The detail of an event whose content breaks the rules of its contract: which fields and rules, never the values.
 * @param whole what the content is called where the fault is of all of it
 */
export function brokenRules(faults: readonly Fault[], whole: string): string {
  return faults.map(({ field, rule }) => `${field || whole}: ${rule}`).join('; ').slice(0, 2_000);
}

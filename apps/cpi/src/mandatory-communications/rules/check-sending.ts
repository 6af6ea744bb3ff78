import { localDate } from '@filiera/exchange';
import type { ToldCommunication } from '../reading/told.js';
import { communicationTypeOf } from '../reading/kinds.js';
import { isDay, required, yesOrNo } from './check-fields.js';
import { broken, FORM_SOURCE, type Violation, when } from './violation.js';

const CODE = /^[0-9A-Z]{16}$/i;
const SENT_AT = /^(\d{4}-\d{2}-\d{2})(?:T([01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,9})?)?(Z|[+-][01]\d:[0-5]\d)?)?$/;

/** The day in Italy on which a communication was sent; undefined when the text says none. */
export function sentOn(sentAt: string): string | undefined {
  const found = SENT_AT.exec(sentAt);
  if (!found || !isDay(found[1]!)) return undefined;
  return found[3] === undefined ? found[1] : localDate(new Date(sentAt));
}

/** Checks what the system that took the communication wrote on it: code, type, the communication before, the day. */
export function checkSending({ kind, event, code, type, previous, sentAt, forceMajeure }: ToldCommunication, today: string): Violation[] {
  const known = communicationTypeOf(type.text);
  const day = sentOn(sentAt.text);
  return [
    ...required(code, type, sentAt),
    ...when(code.text !== '' && !CODE.test(code.text), () => broken(code, {
      rule: 'codeForm', source: FORM_SOURCE, text: { it: 'Il codice della comunicazione ha 16 caratteri, cifre e lettere.', en: 'A communication’s code has 16 characters, digits and letters.' },
    })),
    ...when(/^0+$/.test(code.text), () => broken(code, {
      rule: 'codeAssigned', source: FORM_SOURCE,
      text: { it: 'Il codice non è ancora stato assegnato: si accoglie la comunicazione con il codice della ricevuta.', en: 'The code has not been assigned yet: the communication is taken with the code of its receipt.' },
    })),
    ...when(type.text !== '' && known === undefined, () => broken(type, {
      rule: 'typeKnown', source: FORM_SOURCE, text: { it: 'Tipo di comunicazione non previsto (01, 03, 04, 07, 08, 09).', en: 'No such type of communication (01, 03, 04, 07, 08, 09).' },
    })),
    ...when(known !== undefined && known.does !== 'nothing' && previous.text === '', () => broken(previous, {
      rule: 'previousRequired', source: FORM_SOURCE, text: { it: 'Rettifiche, annullamenti e comunicazioni dopo l’urgenza indicano il codice della precedente.', en: 'Corrections, annulments and communications after urgency name the code of the one before.' },
    })),
    ...when(previous.text !== '' && (!CODE.test(previous.text) || previous.text.toUpperCase() === code.text.toUpperCase()), () => broken(previous, {
      rule: 'previousForm', source: FORM_SOURCE, text: { it: 'Il codice di un’altra comunicazione, 16 caratteri.', en: 'The code of another communication, 16 characters.' },
    })),
    ...when(sentAt.text !== '' && day === undefined, () => broken(sentAt, {
      rule: 'sentAtForm', source: FORM_SOURCE, text: { it: 'Data e ora di invio nella forma aaaa-mm-ggThh:mm:ss.', en: 'Day and time of sending as yyyy-mm-ddThh:mm:ss.' },
    })),
    ...when(day !== undefined && day > today, () => broken(sentAt, {
      rule: 'sentInFuture', source: FORM_SOURCE, text: { it: 'La data di invio è futura.', en: 'The day of sending is in the future.' },
    })),
    ...when(kind === undefined, () => broken(event, {
      rule: 'oneEvent', source: FORM_SOURCE,
      text: { it: 'La comunicazione riguarda un solo evento: inizio, proroga, trasformazione, trasferimento, cessazione o variazione.', en: 'A communication tells of one event: start, extension, transformation, transfer, end or change.' },
    })),
    ...yesOrNo(forceMajeure),
  ];
}

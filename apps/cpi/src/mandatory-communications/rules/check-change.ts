import type { ToldCommunication } from '../reading/told.js';
import { days, isDay, required } from './check-fields.js';
import type { CodeTables } from './code-tables.js';
import { broken, doubtful, FORM_SOURCE, type Violation, when } from './violation.js';

/** Checks what an extension, a transformation, a transfer or an end says beyond the contract. */
export function checkChange({ kind, change: { date, newEnd, cause }, contract: { startDate, endDate } }: ToldCommunication, { endCauses }: CodeTables): Violation[] {
  if (kind === 'PRO') {
    return [
      ...required(newEnd), ...days(newEnd),
      ...when(isDay(newEnd.text) && isDay(endDate.text) && newEnd.text <= endDate.text, () => broken(newEnd, {
        rule: 'newEndLater', source: 'D.Lgs 81/2015 art. 21', text: { it: 'La proroga porta la fine a un giorno successivo.', en: 'An extension moves the end to a later day.' },
      })),
      ...when(isDay(newEnd.text) && isDay(startDate.text) && newEnd.text < startDate.text, () => broken(newEnd, {
        rule: 'endNotBeforeStart', source: FORM_SOURCE, text: { it: 'La fine non può precedere l’inizio.', en: 'The end cannot come before the start.' },
      })),
    ];
  }
  return [
    ...required(date), ...days(date), ...(kind === 'CES' ? required(cause) : []),
    ...when(isDay(date.text) && isDay(startDate.text) && date.text < startDate.text, () => broken(date, {
      rule: 'changeNotBeforeStart', source: FORM_SOURCE, text: { it: 'Quel che cambia non può precedere l’inizio del rapporto.', en: 'A change cannot come before the employment begins.' },
    })),
    ...when(kind === 'CES' && cause.text !== '' && !endCauses.some(({ code }) => code === cause.text), () => doubtful(cause, {
      rule: 'endCauseKnown', source: FORM_SOURCE, text: { it: 'Causa di cessazione fuori tabella: conta come altra causa.', en: 'A cause that the table does not have: it counts as another cause.' },
    })),
  ];
}

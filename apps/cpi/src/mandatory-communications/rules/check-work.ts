import type { Told, ToldCommunication } from '../reading/told.js';
import { required, says } from './check-fields.js';
import { type CodeTables, codesOf } from './code-tables.js';
import { broken, FORM_SOURCE, type Violation, when } from './violation.js';
import { WEEKLY_HOURS, type WorkingTime } from './working-time.js';

const NUMBER = /^\d{1,9}(?:[.,]\d{1,2})?$/;
const PAT = /^[0-9A-Z]{8,10}$/i;
/** CP2021: classes by points, the first from 1 to 9. */
const QUALIFICATION = /^[1-9](?:\.\d){3}(?:\.\d{1,2}){1,2}$/;

/** A number as the forms write it, with point or comma; undefined when the text is none. */
export function numberOf({ text }: Told): number | undefined {
  return NUMBER.test(text) ? Number(text.replace(',', '.')) : undefined;
}

/** Checks what the work is: hours, qualification, pay, insurance. */
export function checkWork(told: ToldCommunication, { workingTimes }: CodeTables): Violation[] {
  const { qualification, pay, pat } = told.contract;
  const hire = told.kind === 'ASS';
  return [
    ...(hire ? required(qualification, ...(told.form === 'unisomm' ? [] : [pay]), ...(says(told.employer.publicBody) ? [] : [pat])) : []),
    ...checkHours(told.contract, hire, workingTimes),
    ...when(qualification.text !== '' && !QUALIFICATION.test(qualification.text), () => broken(qualification, {
      rule: 'qualificationForm', source: 'ISTAT CP2021', text: { it: 'Un codice CP2021, per esempio 6.1.3.7.0.', en: 'A CP2021 code, for example 6.1.3.7.0.' },
    })),
    ...when(pay.text !== '' && !(numberOf(pay)! > 0), () => broken(pay, {
      rule: 'payPositive', source: 'Cost. art. 36', text: { it: 'Retribuzione o compenso: un importo maggiore di zero.', en: 'Pay: an amount above zero.' },
    })),
    ...when(pat.text !== '' && !PAT.test(pat.text), () => broken(pat, {
      rule: 'patForm', source: 'D.P.R. 1124/1965', text: { it: 'La posizione assicurativa INAIL ha da 8 a 10 caratteri.', en: 'The INAIL insurance position has 8 to 10 characters.' },
    })),
  ];
}

function checkHours({ hoursCode, weeklyHours }: ToldCommunication['contract'], hire: boolean, times: readonly WorkingTime[]): Violation[] {
  const time = times.findLast(({ code }) => code === hoursCode.text);
  const hours = numberOf(weeklyHours);
  const { from, to, source } = WEEKLY_HOURS;
  return [
    ...(hire ? required(hoursCode) : []),
    ...when(hoursCode.text !== '' && time === undefined, () => broken(hoursCode, {
      rule: 'hoursCode', source: FORM_SOURCE, text: { it: `Tipo di orario non previsto (${codesOf(times)}).`, en: `No such working time (${codesOf(times)}).` },
    })),
    ...when(time?.partTime === true && weeklyHours.text === '', () => broken(weeklyHours, {
      rule: 'partTimeHours', source: 'D.Lgs 81/2015 art. 5', text: { it: 'Il tempo parziale indica le ore settimanali medie.', en: 'Part time states its average weekly hours.' },
    })),
    ...when(weeklyHours.text !== '' && (hours === undefined || hours < from || hours > to), () => broken(weeklyHours, {
      rule: 'weeklyHours', source, text: { it: `Ore settimanali medie: da ${from} a ${to}.`, en: `Average weekly hours: ${from} to ${to}.` },
    })),
  ];
}

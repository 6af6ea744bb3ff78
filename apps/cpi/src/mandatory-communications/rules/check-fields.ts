import { isCalendarDay } from '@filiera/exchange';
import type { Told } from '../reading/told.js';
import { broken, FORM_SOURCE, type Violation, when } from './violation.js';

/** No field of the forms is longer. */
const LONGEST = 200;
/** No employment of somebody alive began or was planned outside of these. */
const YEARS = { from: '1900-01-01', to: '2099-12-31' } as const;

/** A day of the calendar, in years that make sense. */
export function isDay(text: string): boolean {
  return isCalendarDay(text) && YEARS.from <= text && text <= YEARS.to;
}

/** The field must be there. */
export function required(...fields: readonly Told[]): Violation[] {
  return fields.flatMap((told) => when(told.text === '', () => broken(told, {
    rule: 'required', source: FORM_SOURCE, text: { it: 'Questo campo è dovuto.', en: 'This field is due.' },
  })));
}

/** Where the field is there, it is a day. */
export function days(...fields: readonly Told[]): Violation[] {
  return fields.flatMap((told) => when(told.text !== '' && !isDay(told.text), () => broken(told, {
    rule: 'date', source: FORM_SOURCE, text: { it: 'Una data che esiste, nella forma aaaa-mm-gg.', en: 'A date that exists, as yyyy-mm-dd.' },
  })));
}

/** Where the field is there, it says yes or no. */
export function yesOrNo(...fields: readonly Told[]): Violation[] {
  return fields.flatMap((told) => when(!['', 'SI', 'NO'].includes(told.text.toUpperCase()), () => broken(told, {
    rule: 'yesOrNo', source: FORM_SOURCE, text: { it: 'SI oppure NO.', en: 'SI (yes) or NO.' },
  })));
}

/** No field is longer than any that the forms have. */
export function notTooLong(fields: readonly Told[]): Violation[] {
  return fields.flatMap((told) => when(told.text.length > LONGEST, () => broken(told, {
    rule: 'tooLong', source: FORM_SOURCE, text: { it: `Al più ${LONGEST} caratteri.`, en: `At most ${LONGEST} characters.` },
  })));
}

/** Whether the field says yes. */
export function says({ text }: Told): boolean {
  return text.toUpperCase() === 'SI';
}

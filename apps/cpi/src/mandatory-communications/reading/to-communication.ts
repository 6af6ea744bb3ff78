import { numberOf } from '../rules/check-work.js';
import { says } from '../rules/check-fields.js';
import { sentOn } from '../rules/check-sending.js';
import type { Communication, ContractTerms, Firm } from './communication.js';
import type { Told, ToldCommunication, ToldFirm } from './told.js';

/** What is kept of a communication in which no rule found an error. */
export function toCommunication(told: ToldCommunication): Communication {
  const { worker, change } = told;
  return {
    form: told.form,
    // Without one event, and without the day of sending, the communication has been refused.
    kind: told.kind!,
    code: told.code.text.toUpperCase(),
    type: told.type.text,
    ...kept('previous', told.previous, upper),
    sentAt: told.sentAt.text,
    sentOn: sentOn(told.sentAt.text)!,
    forceMajeure: says(told.forceMajeure),
    employer: firmOf(told.employer),
    ...(told.user ? { user: firmOf(told.user) } : {}),
    worker: {
      taxCode: upper(worker.taxCode.text).replace(/\s+/g, ''), firstName: worker.firstName.text, lastName: worker.lastName.text,
      ...kept('birthDate', worker.birthDate), ...kept('birthplace', worker.birthplace, upper), ...kept('education', worker.education),
    },
    contract: termsOf(told),
    change: { ...kept('date', change.date), ...kept('newEnd', change.newEnd), ...kept('cause', change.cause, upper) },
    ...kept('internshipCategory', told.internshipCategory),
  };
}

function firmOf({ taxCode, name, sector, publicBody, legalSeat, workplace }: ToldFirm): Firm {
  return { taxCode: upper(taxCode.text), name: name.text, ...kept('sector', sector), publicBody: says(publicBody), ...kept('legalSeat', legalSeat, upper), ...kept('workplace', workplace, upper) };
}

function termsOf({ kind, contract }: ToldCommunication): ContractTerms {
  const { code, startDate, endDate, employmentEnd, trainingEnd, seasonal, hoursCode, weeklyHours, qualification, pay, pat, collectiveAgreement } = contract;
  // A mission without an end goes on no longer than the employment with the agency; what an extension moves is the mission's own end alone.
  const last = endDate.text === '' && kind !== 'PRO' && employmentEnd.text >= startDate.text ? employmentEnd : endDate;
  const hours = numberOf(weeklyHours);
  const amount = numberOf(pay);
  return {
    ...kept('code', code), ...kept('startDate', startDate), ...kept('endDate', last), ...kept('trainingEnd', trainingEnd), seasonal: says(seasonal),
    ...kept('hoursCode', hoursCode), ...(hours === undefined ? {} : { weeklyHours: hours }), ...kept('qualification', qualification),
    ...(amount === undefined ? {} : { pay: amount }), ...kept('pat', pat), ...kept('collectiveAgreement', collectiveAgreement),
  };
}

function kept<K extends string>(name: K, { text }: Told, as: (text: string) => string = (same) => same): Partial<Record<K, string>> {
  return text === '' ? {} : { [name]: as(text) } as Record<K, string>;
}

function upper(text: string): string {
  return text.toUpperCase();
}

import { localDate } from '@filiera/exchange';
import { doesOf } from '../reading/kinds.js';
import type { ToldCommunication } from '../reading/told.js';
import { checkChange } from './check-change.js';
import { days, notTooLong, required } from './check-fields.js';
import { checkApprentice, checkInternship } from './check-learners.js';
import { checkParties } from './check-parties.js';
import { checkSending } from './check-sending.js';
import { checkTerms } from './check-terms.js';
import { checkWork } from './check-work.js';
import type { CheckedBy } from './checked-by.js';
import type { Violation } from './violation.js';

/**
 * Everything that is wrong with a communication, and everything that deserves a second look, all at once, in the order of the document's parts.
 * An annulment says only what it annuls, an urgent hire only who starts when.
 */
export function checkCommunication(told: ToldCommunication, { now, municipality, apprenticesThrough25, codes }: CheckedBy): Violation[] {
  const always = [...notTooLong(told.fields), ...checkSending(told, localDate(now)), ...checkParties(told, now, municipality)];
  if (doesOf(told.type.text) === 'annuls') return [...always, ...datesThatAreThere(told)];
  switch (told.kind) {
    case undefined: return always;
    case 'URG': return [...always, ...required(told.contract.startDate), ...datesThatAreThere(told)];
    case 'VAR': return [...always, ...checkChange(told, codes), ...datesThatAreThere(told)];
    case 'ASS': return [...always, ...checkTerms(told, codes), ...checkWork(told, codes), ...checkApprentice(told, { apprenticesThrough25, codes, now }), ...checkInternship(told, codes)];
    default: return [...always, ...checkTerms(told, codes), ...checkWork(told, codes), ...checkInternship(told, codes), ...checkChange(told, codes)];
  }
}

function datesThatAreThere({ contract: { startDate, endDate, trainingEnd }, change: { date, newEnd }, kind }: ToldCommunication): Violation[] {
  return days(startDate, endDate, trainingEnd, newEnd, ...(kind === 'VAR' ? [] : [date]));
}

import { localDate } from '@filiera/exchange';
import { communicationTypeOf } from '../reading/kinds.js';
import type { ToldCommunication } from '../reading/told.js';
import { checkChange } from './check-change.js';
import { days, notTooLong, required } from './check-fields.js';
import { checkApprentice, checkInternship } from './check-learners.js';
import { checkParties, type KnownMunicipality } from './check-parties.js';
import { checkSending } from './check-sending.js';
import { checkTerms } from './check-terms.js';
import { checkWork } from './check-work.js';
import type { Violation } from './violation.js';

/** What the rules need to know besides the document. */
export interface CheckedBy {
  readonly now: Date;
  readonly municipality: KnownMunicipality;
  /** Type 1 apprentices may begin up to 25 years and 364 days. */
  readonly apprenticesThrough25: boolean;
}

/**
 * Everything that is wrong with a communication, and everything that deserves a second look, all at once, in the order of the document's parts.
 * An annulment says only what it annuls, an urgent hire only who starts when.
 */
export function checkCommunication(told: ToldCommunication, { now, municipality, apprenticesThrough25 }: CheckedBy): Violation[] {
  const always = [...notTooLong(told.fields), ...checkSending(told, localDate(now)), ...checkParties(told, now, municipality)];
  if (communicationTypeOf(told.type.text)?.does === 'annuls') return [...always, ...datesThatAreThere(told)];
  switch (told.kind) {
    case undefined: return always;
    case 'URG': return [...always, ...required(told.contract.startDate), ...datesThatAreThere(told)];
    case 'VAR': return [...always, ...checkChange(told), ...datesThatAreThere(told)];
    case 'ASS': return [...always, ...checkTerms(told), ...checkWork(told), ...checkApprentice(told, apprenticesThrough25, now), ...checkInternship(told)];
    default: return [...always, ...checkTerms(told), ...checkWork(told), ...checkInternship(told), ...checkChange(told)];
  }
}

function datesThatAreThere({ contract: { startDate, endDate, trainingEnd }, change: { date, newEnd }, kind }: ToldCommunication): Violation[] {
  return days(startDate, endDate, trainingEnd, newEnd, ...(kind === 'VAR' ? [] : [date]));
}

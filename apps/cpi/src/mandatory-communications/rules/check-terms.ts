import { exceededLimit, lastDayOfMonths } from '@filiera/exchange';
import type { ToldCommunication } from '../reading/told.js';
import { isApprenticeship } from './apprentice-ages.js';
import { days, isDay, required, says, yesOrNo } from './check-fields.js';
import type { CodeTables } from './code-tables.js';
import { type ContractCode, contractCodeOf, contractTypeOf } from './contract-codes.js';
import { reasonLimitOn } from './reason-limits.js';
import { broken, doubtful, FORM_SOURCE, type Violation, when } from './violation.js';

/** A replacement is the reason for its own length. */
const REASON_BY_ITSELF = 'A.02.01';

/** Checks contract code and dates of the employment. */
export function checkTerms(told: ToldCommunication, { contracts }: CodeTables): Violation[] {
  const { code, startDate, endDate, employmentEnd, trainingEnd, seasonal, mobility } = told.contract;
  const row = contractCodeOf(contracts, { kind: told.kind, code: code.text, startDate: startDate.text, changedOn: told.change.date.text });
  return [
    ...required(code, startDate), ...days(startDate, endDate, ...(employmentEnd === endDate ? [] : [employmentEnd]), trainingEnd), ...yesOrNo(seasonal, mobility),
    ...when(code.text !== '' && isDay(startDate.text) && row === undefined, () => broken(code, {
      rule: 'contractCode', source: FORM_SOURCE, text: told.kind === 'ASS'
        ? { it: 'Tipologia contrattuale non prevista alla data di inizio del rapporto.', en: 'No such contract code on the day the employment begins.' }
        : { it: 'Tipologia contrattuale non prevista.', en: 'No such contract code.' },
    })),
    ...(row ? [...checkEnd(told, row), ...checkTraining(told, row), ...checkLength(told, row)] : []),
    ...when(isDay(startDate.text) && isDay(endDate.text) && endDate.text < startDate.text, () => broken(endDate, {
      rule: 'endNotBeforeStart', source: FORM_SOURCE, text: { it: 'La fine non può precedere l’inizio.', en: 'The end cannot come before the start.' },
    })),
  ];
}

/**
 * The code says it of the employment, which of agency work is that with the agency (D.Lgs 81/2015 art. 34): a mission of it has an end or not. Where the agency's contract
 * must have an end and tells none, that of the mission is one.
 */
function checkEnd({ contract: { employmentEnd, endDate, seasonal } }: ToldCommunication, { end, source }: ContractCode): Violation[] {
  const isOpen = employmentEnd.text === '' && endDate.text === '';
  return [
    ...when(end === 'required' && isOpen, () => broken(employmentEnd, {
      rule: 'endDateRequired', source, text: { it: 'Questo contratto ha una data di fine.', en: 'This contract has an end date.' },
    })),
    ...when(end !== 'required' && says(seasonal) && isOpen, () => broken(employmentEnd, {
      rule: 'endDateRequired', source: 'D.Lgs 81/2015 art. 21', text: { it: 'Il lavoro stagionale ha una data di fine.', en: 'Seasonal work has an end date.' },
    })),
    ...when(end === 'forbidden' && employmentEnd.text !== '' && !says(seasonal), () => broken(employmentEnd, {
      rule: 'endDateForbidden', source, text: { it: 'Un contratto a tempo indeterminato non ha data di fine.', en: 'A permanent contract has no end date.' },
    })),
  ];
}

/** Only and always for apprentices: when the training ends. */
function checkTraining({ contract: { startDate, trainingEnd } }: ToldCommunication, row: ContractCode): Violation[] {
  const apprentice = isApprenticeship(row);
  return [
    ...when(apprentice && trainingEnd.text === '', () => broken(trainingEnd, {
      rule: 'trainingEndRequired', source: 'D.Lgs 81/2015 art. 42', text: { it: 'L’apprendistato ha la data di fine del periodo formativo.', en: 'An apprenticeship has the day its training period ends.' },
    })),
    ...when(!apprentice && trainingEnd.text !== '', () => broken(trainingEnd, {
      rule: 'trainingEndForbidden', source: 'D.Lgs 81/2015 art. 42', text: { it: 'Solo l’apprendistato ha un periodo formativo.', en: 'Only an apprenticeship has a training period.' },
    })),
    ...when(apprentice && isDay(trainingEnd.text) && isDay(startDate.text) && trainingEnd.text <= startDate.text, () => broken(trainingEnd, {
      rule: 'trainingEndAfterStart', source: 'D.Lgs 81/2015 art. 42', text: { it: 'Il periodo formativo finisce dopo l’inizio del rapporto.', en: 'The training period ends after the employment begins.' },
    })),
  ];
}

/** Beyond its limits a fixed term is not refused: collective agreements and the labour inspectorate may allow it. An extension counts from the first day. */
function checkLength({ form, change, contract: { code, startDate, endDate, seasonal } }: ToldCommunication, row: ContractCode): Violation[] {
  const last = isDay(change.newEnd.text) ? change.newEnd : endDate;
  const type = contractTypeOf(row, { seasonal: says(seasonal), agencyWork: form === 'unisomm', hasEnd: last.text !== '' });
  if (type !== 'fixed-term' || !isDay(startDate.text) || !isDay(last.text)) return [];
  const longest = exceededLimit('fixed-term', startDate.text, last.text);
  const reason = reasonLimitOn(startDate.text);
  return [
    ...(longest ? [doubtful(last, {
      rule: 'fixedTermLimit', source: longest.source,
      text: { it: `La durata supera i ${longest.months} mesi.`, en: `The duration exceeds ${longest.months} months.` },
    })] : []),
    ...when(reason !== undefined && code.text !== REASON_BY_ITSELF && last.text > lastDayOfMonths(startDate.text, reason.months), () => doubtful(last, {
      rule: 'fixedTermReason', source: reason!.source,
      text: { it: `Oltre ${reason!.months} mesi il contratto deve avere una causale.`, en: `Beyond ${reason!.months} months the contract must state its reason.` },
    })),
  ];
}

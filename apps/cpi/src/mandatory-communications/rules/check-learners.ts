import { ageOn, checkTaxCode, lastDayOfMonths, longestFor, oncePerHostFor, shortestFor } from '@filiera/exchange';
import type { ToldCommunication } from '../reading/told.js';
import { apprenticeAgesOn } from './apprentice-ages.js';
import { isDay, says } from './check-fields.js';
import type { CheckedBy } from './checked-by.js';
import { type CodeTables, codesOf } from './code-tables.js';
import { contractCodeOf } from './contract-codes.js';
import { broken, doubtful, FORM_SOURCE, type Violation, when } from './violation.js';

/** Ages of apprentices on the first day. The birth date is the one told, or the tax code's own. */
export function checkApprentice({ kind, worker, contract: { code, startDate, mobility } }: ToldCommunication, { apprenticesThrough25, codes: { contracts, vocationalQualifications }, now }: Pick<CheckedBy, 'apprenticesThrough25' | 'codes' | 'now'>): Violation[] {
  const row = contractCodeOf(contracts, { kind, code: code.text, startDate: startDate.text });
  const ages = row && apprenticeAgesOn(row, startDate.text, apprenticesThrough25);
  if (kind !== 'ASS' || ages === undefined || !isDay(startDate.text)) return [];
  const born = isDay(worker.birthDate.text)
    ? worker.birthDate.text
    : checkTaxCode({ taxCode: worker.taxCode.text, firstName: worker.firstName.text, lastName: worker.lastName.text }, now).birthDate;
  if (born === undefined) return [];
  const age = ageOn(born, startDate.text);
  const from = vocationalQualifications.includes(worker.education.text) ? ages.fromWithQualification ?? ages.from : ages.from;
  const tooOld = age >= ages.below && !(ages.anyAgeWithBenefit && says(mobility));
  return when(age < from || tooOld, () => broken(worker.birthDate, {
    rule: 'apprenticeAge', source: ages.source,
    text: { it: `Questo apprendistato inizia con almeno ${from} anni e al più ${ages.below - 1} compiuti.`, en: `This apprenticeship begins with at least ${from} and at most ${ages.below - 1} completed years.` },
  }));
}

/** Category and duration of internships; an extension counts from the first day, and may make up for a suspension, of which nothing is communicated: too long, it only warns. */
export function checkInternship({ kind, internshipCategory, change, contract: { code, startDate, endDate, seasonal } }: ToldCommunication, { contracts, internshipCategories }: CodeTables): Violation[] {
  if (contractCodeOf(contracts, { kind, code: code.text, startDate: startDate.text })?.contract !== 'internship' || (kind !== 'ASS' && kind !== 'PRO') || !isDay(startDate.text)) return [];
  const category = internshipCategories.findLast(({ code: known }) => known === internshipCategory.text)?.category;
  const last = isDay(change.newEnd.text) ? change.newEnd : endDate;
  const longest = category && longestFor(category, startDate.text);
  const shortest = shortestFor(says(seasonal), startDate.text);
  return [
    ...when(category === undefined && (kind === 'ASS' || internshipCategory.text !== ''), () => broken(internshipCategory, {
      rule: 'internshipCategory', source: FORM_SOURCE, text: { it: `Il tirocinio indica la categoria del tirocinante (${codesOf(internshipCategories)}).`, en: `An internship states the intern’s category (${codesOf(internshipCategories)}).` },
    })),
    ...(longest && isDay(last.text) && last.text > lastDayOfMonths(startDate.text, longest.months) ? [(kind === 'PRO' ? doubtful : broken)(last, {
      rule: 'internshipTooLong', source: longest.source,
      text: { it: `Per questa categoria il tirocinio dura al più ${longest.months} mesi.`, en: `For this category an internship lasts at most ${longest.months} months.` },
    })] : []),
    ...(shortest && isDay(last.text) && last.text >= startDate.text && last.text < lastDayOfMonths(startDate.text, shortest.months) ? [broken(last, {
      rule: 'internshipTooShort', source: shortest.source,
      text: { it: `Il tirocinio dura almeno ${shortest.months} ${shortest.months === 1 ? 'mese' : 'mesi'}.`, en: `An internship lasts at least ${shortest.months} ${shortest.months === 1 ? 'month' : 'months'}.` },
    })] : []),
  ];
}

/** The same host takes the same intern once; it only warns, because what this office knows of earlier ones may have been annulled elsewhere. */
export function secondInternship({ contract: { code, startDate } }: ToldCommunication): Violation {
  return doubtful(code, {
    rule: 'internshipOncePerHost', source: oncePerHostFor(startDate.text)?.source ?? FORM_SOURCE, text: { it: 'La stessa persona ha già fatto un tirocinio presso lo stesso ospitante.', en: 'The same person has already done an internship with the same host.' },
  });
}

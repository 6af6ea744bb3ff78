import { checkTaxCode, isFirmTaxCode, type NamedMunicipality } from '@filiera/exchange';
import type { Told, ToldCommunication, ToldFirm } from '../reading/told.js';
import { days, isDay, required, yesOrNo } from './check-fields.js';
import { broken, doubtful, FORM_SOURCE, type Violation, when } from './violation.js';

const TAX_CODES = 'D.M. 23/12/1976';
const BELFIORE = /^[A-Z][0-9]{3}$/i;

/** What the node's territory knows of a Belfiore code. */
export type KnownMunicipality = (belfiore: string) => NamedMunicipality | undefined;

/** Checks employer, user firm and worker. */
export function checkParties({ employer, user, worker, kind }: ToldCommunication, now: Date, known: KnownMunicipality): Violation[] {
  return [
    ...checkFirm(employer, kind !== 'URG', known),
    ...(user ? checkFirm(user, true, known) : []),
    ...checkWorker(worker, now),
  ];
}

function checkFirm({ taxCode, name, publicBody, legalSeat, workplace }: ToldFirm, whole: boolean, known: KnownMunicipality): Violation[] {
  return [
    ...required(taxCode, name, ...(whole ? [workplace] : [])),
    ...yesOrNo(publicBody),
    ...when(taxCode.text !== '' && !isFirmTaxCode(taxCode.text.toUpperCase()), () => broken(taxCode, {
      rule: 'firmTaxCode', source: TAX_CODES,
      text: { it: 'Il codice fiscale del datore ha 11 cifre con quella di controllo, o 16 caratteri.', en: 'A firm’s tax code has 11 digits with the check digit, or 16 characters.' },
    })),
    ...municipality(legalSeat, known), ...municipality(workplace, known),
  ];
}

/** Abroad has its codes too, with a Z; the node may know only its own province, so an unknown one refuses nothing. */
function municipality(told: Told, known: KnownMunicipality): Violation[] {
  const { text } = told;
  return [
    ...when(text !== '' && !BELFIORE.test(text), () => broken(told, {
      rule: 'municipalityForm', source: FORM_SOURCE, text: { it: 'Codice catastale del comune o dello Stato: una lettera e tre cifre.', en: 'Belfiore code of the municipality or country: a letter and three digits.' },
    })),
    ...when(BELFIORE.test(text) && !/^Z/i.test(text) && known(text.toUpperCase()) === undefined, () => doubtful(told, {
      rule: 'municipalityUnknown', source: FORM_SOURCE, text: { it: 'Il nodo non conosce questo comune: importare i comuni d’Italia, o verificare il codice.', en: 'This node does not know the municipality: import those of Italy, or check the code.' },
    })),
  ];
}

function checkWorker({ taxCode, firstName, lastName, birthDate, birthplace }: ToldCommunication['worker'], now: Date): Violation[] {
  const missing = required(taxCode, firstName, lastName);
  const form = [
    ...days(birthDate),
    ...when(birthplace.text !== '' && !BELFIORE.test(birthplace.text), () => broken(birthplace, {
      rule: 'municipalityForm', source: FORM_SOURCE, text: { it: 'Codice catastale del comune o dello Stato: una lettera e tre cifre.', en: 'Belfiore code of the municipality or country: a letter and three digits.' },
    })),
  ];
  if (missing.length > 0) return [...missing, ...form];
  const check = checkTaxCode({
    taxCode: taxCode.text, firstName: firstName.text, lastName: lastName.text,
    birthDate: isDay(birthDate.text) ? birthDate.text : undefined, birthplace: birthplace.text || undefined,
  }, now);
  return [
    ...form,
    ...check.faults.map(({ rule, text }) => broken(taxCode, { rule: nameOf(rule), source: TAX_CODES, text })),
    ...check.warnings.map(({ text }) => doubtful(birthplace, { rule: 'taxCodeBirthplace', source: TAX_CODES, text })),
  ];
}

/** `taxCodeForm (D.M. …)`: the name before its source. */
function nameOf(rule: string): string {
  return rule.split(' ', 1)[0]!;
}

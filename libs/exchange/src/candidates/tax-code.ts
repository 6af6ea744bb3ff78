import type { Fault } from '@filiera/member-kit';
import codiceFiscale from '@marketto/codice-fiscale-utils';
import { isCalendarDay, localDate } from '../calendar/local-date.js';

const { CheckDigitizer, Parser } = codiceFiscale;

/** Whether a text is a person's tax code by its form and its check character, whoever's it may be. */
export function isTaxCode(text: string): boolean {
  return FORM.test(text) && CheckDigitizer.checkDigit(text.slice(0, 15)) === text[15];
}

/** What is known of a person besides the tax code, to compare with it. */
export interface PersonData {
  readonly taxCode: string;
  readonly firstName: string;
  readonly lastName: string;
  /** `YYYY-MM-DD`; when absent, the tax code's own is taken. */
  readonly birthDate?: string | undefined;
  /** Belfiore code of the municipality or country of birth: `E506`. */
  readonly birthplace?: string | undefined;
}

/** The outcome of comparing a tax code with a person's data. */
export interface TaxCodeCheck {
  /** Upper case, without blanks. */
  readonly taxCode: string;
  /** Birth date, given or read from the code. Absent when neither says one. */
  readonly birthDate?: string;
  /** What makes the code unacceptable. */
  readonly faults: readonly Fault[];
  /** What deserves a second look and refuses nothing. */
  readonly warnings: readonly Fault[];
}

/** D.M. 23 December 1976: surname, name, year, month, day and sex, place, check character. Letters may stand for digits (omocodia). */
const FORM = /^[A-Z]{6}[0-9LMNPQRSTUV]{2}[ABCDEHLMPRST][0-9LMNPQRSTUV]{2}[A-Z][0-9LMNPQRSTUV]{3}[A-Z]$/;
const RULE = 'D.M. 23/12/1976';
/** Women's day of birth is written with 40 added. */
const WOMEN_DAY_OFFSET = 40;
const MONTHS = 'ABCDEHLMPRST';

/** The functions used here read the code alone; places are compared by their Belfiore code, so no archive of places is needed. */
const parser = new Parser({} as ConstructorParameters<typeof Parser>[0]);

/**
 * Checks a tax code against itself and against the person's data: form, check character, date, surname and name
 * refuse; the place only warns, because codes were issued under municipalities since merged or renamed.
 * @param now decides the century of a two-digit year: nobody is born in the future
 */
export function checkTaxCode(person: PersonData, now: Date): TaxCodeCheck {
  const taxCode = withoutBlanks(person.taxCode);
  const given = person.birthDate;
  if (!FORM.test(taxCode)) {
    return { taxCode, ...(given && { birthDate: given }), warnings: [], faults: [fault('taxCodeForm',
      'il codice fiscale ha 16 caratteri nella forma prevista', 'a tax code has 16 characters in the prescribed form')] };
  }
  const plain = parser.cfDeomocode(taxCode);
  const faults: Fault[] = [];
  if (CheckDigitizer.checkDigit(taxCode.slice(0, 15)) !== taxCode[15]) {
    faults.push(fault('taxCodeCheckCharacter', 'il carattere di controllo non torna: ricopiare il codice', 'the check character is wrong: copy the code again'));
  }
  if (parser.lastNameToCf(person.lastName) !== plain.slice(0, 3)) {
    faults.push(fault('taxCodeLastName', 'il codice fiscale non corrisponde al cognome', 'the tax code does not match the surname'));
  }
  if (parser.firstNameToCf(person.firstName) !== plain.slice(3, 6)) {
    faults.push(fault('taxCodeFirstName', 'il codice fiscale non corrisponde al nome', 'the tax code does not match the first name'));
  }
  const written = birthDateIn(plain, given, localDate(now));
  if (!written) {
    faults.push(fault('taxCodeBirthDate', 'il codice fiscale porta una data che non esiste', 'the tax code carries a date that does not exist'));
  } else if (given && written !== given) {
    faults.push(fault('taxCodeBirthDate', 'il codice fiscale non corrisponde alla data di nascita', 'the tax code does not match the birth date'));
  }
  const birthDate = given ?? written;
  return { taxCode, ...(birthDate && { birthDate }), faults, warnings: placeWarnings(plain, person.birthplace) };
}

/**
 * The warnings of {@link checkTaxCode} alone, for a code that was accepted: spelling names anew at each look at a record took longer than reading it.
 */
export function taxCodeWarnings({ taxCode, birthplace }: Pick<PersonData, 'taxCode' | 'birthplace'>): Fault[] {
  const code = withoutBlanks(taxCode);
  return birthplace && FORM.test(code) ? placeWarnings(parser.cfDeomocode(code), birthplace) : [];
}

function withoutBlanks(taxCode: string): string {
  return taxCode.replace(/\s+/g, '').toUpperCase();
}

/** The birth date that the code carries; a birth date already known decides the century, otherwise today does. */
function birthDateIn(plain: string, known: string | undefined, today: string): string | undefined {
  const day = Number(plain.slice(9, 11)) % WOMEN_DAY_OFFSET;
  const tail = `${plain.slice(6, 8)}-${two(MONTHS.indexOf(plain[8]!) + 1)}-${two(day)}`;
  if (Number(plain.slice(9, 11)) > 31 + WOMEN_DAY_OFFSET) return undefined;
  const possible = ['20', '19', '18'].map((century) => century + tail).filter((date) => isCalendarDay(date) && date <= today);
  return possible.find((date) => date === known) ?? possible[0];
}

function placeWarnings(plain: string, birthplace: string | undefined): Fault[] {
  if (!birthplace || birthplace.toUpperCase() === plain.slice(11, 15)) return [];
  return [{ field: 'birthplace', rule: RULE, text: {
    it: 'il luogo di nascita non corrisponde al codice fiscale: verificare se il comune ha cambiato codice',
    en: 'the birthplace does not match the tax code: check whether the municipality has changed its code' } }];
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}

function fault(name: string, it: string, en: string): Fault {
  return { field: 'taxCode', rule: `${name} (${RULE})`, text: { it, en } };
}

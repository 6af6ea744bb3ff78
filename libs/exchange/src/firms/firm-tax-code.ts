import { codeRule, Obeys } from '@filiera/contracts';
import { isTaxCode } from '../candidates/tax-code.js';
import { isVatNumber } from './vat-number.js';

/** Whether a value is a firm's tax code: eleven digits of a company or a body, sixteen characters of a person who is a firm (D.M. 23/12/1976). */
export function isFirmTaxCode(value: unknown): boolean {
  return typeof value === 'string' && (isVatNumber(value) || isTaxCode(value));
}

/** A field with a firm's tax code. */
export const FirmTaxCode = (): PropertyDecorator => Obeys({
  ...codeRule('firm-tax-code', /^(?:[0-9]{11}|[A-Z0-9]{16})$/, 16, {
    it: 'codice fiscale di una società (11 cifre) o di una persona (16 caratteri), con il controllo giusto', en: 'tax code of a company (11 digits) or of a person (16 characters) that checks',
  }),
  check: isFirmTaxCode,
});

import { Obeys } from '@filiera/contracts';

/**
 * Whether a value is an Italian VAT number by its form and its check digit: eleven digits, the last one computed from the ten before.
 * Digits in even places count twice, less 9 when that makes two digits; the sum of all eleven ends in 0.
 * Source: D.M. 23 December 1976 (numbers of legal persons) and D.P.R. 633/1972 art. 35. The numeric tax code of a company has the same form.
 */
export function isVatNumber(value: unknown): value is string {
  if (typeof value !== 'string' || !/^[0-9]{11}$/.test(value) || value === '00000000000') return false;
  const sum = [...value].map(Number).reduce((total, digit, index) => total + (index % 2 === 0 ? digit : doubled(digit)), 0);
  return sum % 10 === 0;
}

function doubled(digit: number): number {
  return digit > 4 ? 2 * digit - 9 : 2 * digit;
}

/** A field with a firm's VAT number. */
export const VatNumber = (): PropertyDecorator => Obeys({
  name: 'vat-number',
  schema: { type: 'string', pattern: '^[0-9]{11}$' },
  text: { it: 'una partita IVA di undici cifre, con la cifra di controllo giusta', en: 'a VAT number of eleven digits, with the right check digit' },
  check: isVatNumber,
});

import { Obeys } from '@filiera/contracts';

/** Eleven digits, the last of which checks the others (D.M. 23/12/1976): a firm's VAT number, or the tax code of a body. */
export function isVatNumber(value: unknown): boolean {
  if (typeof value !== 'string' || !/^[0-9]{11}$/.test(value)) return false;
  const sum = [...value].map(Number).reduce((total, digit, at) => total + (at % 2 === 0 ? digit : digit * 2 - (digit > 4 ? 9 : 0)), 0);
  return sum % 10 === 0;
}

/** A field with a firm's VAT number. */
export const VatNumber = (): PropertyDecorator => Obeys({
  name: 'vat-number',
  schema: { type: 'string', pattern: '^[0-9]{11}$' },
  text: { it: 'una partita IVA di undici cifre, con la cifra di controllo giusta', en: 'a VAT number of eleven digits, with the right check digit' },
  check: isVatNumber,
});

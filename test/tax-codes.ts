/** Values of the characters in odd places, counted from 1 (D.M. 12 March 1974, table 1). */
const ODD: Readonly<Record<string, number>> = Object.fromEntries([
  ...[1, 0, 5, 7, 9, 13, 15, 17, 19, 21].map((value, digit) => [String(digit), value] as const),
  ...[1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23].map((value, letter) => [String.fromCharCode(65 + letter), value] as const),
]);
const MONTHS = 'ABCDEHLMPRST';

/** The tax code of the fictitious "Persona Esempio" born in Lecce, a different one for each number up to 20,000. */
export function sampleTaxCode(number: number): { readonly taxCode: string; readonly birthDate: string } {
  const year = 1950 + (number % 50);
  const month = 1 + (Math.floor(number / 50) % 12);
  const day = 1 + (Math.floor(number / 600) % 28);
  const first = `SMPPSN${String(year).slice(2)}${MONTHS[month - 1]}${String(day).padStart(2, '0')}E506`;
  const sum = [...first].reduce((total, character, index) => total + (index % 2 === 0 ? ODD[character]! : evenValue(character)), 0);
  const two = (value: number): string => String(value).padStart(2, '0');
  return { taxCode: first + String.fromCharCode(65 + (sum % 26)), birthDate: `${year}-${two(month)}-${two(day)}` };
}

function evenValue(character: string): number {
  return /\d/.test(character) ? Number(character) : character.charCodeAt(0) - 65;
}

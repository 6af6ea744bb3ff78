/** D.M. 23/12/1976: eleven digits with a check digit for firms and bodies, sixteen characters for persons who are firms. */
const PERSON = /^[A-Z]{6}[0-9LMNPQRSTUV]{2}[ABCDEHLMPRST][0-9LMNPQRSTUV]{2}[A-Z][0-9LMNPQRSTUV]{3}[A-Z]$/;

/** Whether a firm's tax code is well formed; of a firm's also the check digit. */
export function isFirmTaxCode(code: string): boolean {
  return PERSON.test(code) || (/^[0-9]{11}$/.test(code) && checkDigit(code.slice(0, 10)) === Number(code[10]));
}

/** Digits in even places count double, with nine taken off beyond nine; the check digit fills the sum up to tens. */
export function checkDigit(ten: string): number {
  const sum = [...ten].reduce((total, digit, at) => {
    const value = Number(digit) * (at % 2 === 0 ? 1 : 2);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return (10 - (sum % 10)) % 10;
}

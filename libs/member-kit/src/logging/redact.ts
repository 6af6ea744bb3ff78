/** Mark left where personal data or a secret was. */
export const REDACTED = '[omesso]';

const PATTERNS: readonly RegExp[] = [
  // Italian tax code, also with the letters that replace digits in case of homonyms (D.M. 23/12/1976).
  /\b[A-Z]{6}[0-9LMNPQRSTUV]{2}[ABCDEHLMPRST][0-9LMNPQRSTUV]{2}[A-Z][0-9LMNPQRSTUV]{3}[A-Z]\b/gi,
  /[\p{L}0-9._%+-]+@[\p{L}0-9-]+(?:\.[\p{L}0-9-]+)+/gu,
  // Telephone: international form, or an Italian mobile number.
  /\+\d{1,3}[ .\-/]?\(?\d(?:[ .\-/()]?\d){6,13}/g,
  /(?<![\w.-])3\d{2}[ .\-/]?\d{3}[ .\-/]?\d{3,4}(?![\w-])/g,
  /\b(?:bearer|basic)\s+[A-Za-z0-9._~+/=-]{8,}/gi,
  // A signed token, wherever it slipped in.
  /\beyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]*/g,
];
const CREDENTIALS_IN_URL = /(:\/\/)[^\s:@/]*:[^\s@/]*@/g;
const JSON_STRING = /"(?:[^"\\]|\\.)*"/g;

/** Removes tax codes, e-mail addresses, telephone numbers and credentials from a text. */
export function redact(text: string): string {
  const withoutPersons = PATTERNS.reduce((rest, pattern) => rest.replace(pattern, REDACTED), text);
  return withoutPersons.replace(CREDENTIALS_IN_URL, `$1${REDACTED}@`);
}

/** Redacts the texts of one JSON log line, leaving its numbers and its form alone. */
export function redactLine(line: string): string {
  return line.replace(JSON_STRING, redact);
}

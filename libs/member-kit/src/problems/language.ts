/** The languages that messages are written in. */
export type Language = 'it' | 'en';

/**
 * The language of an answer: Italian unless `Accept-Language` prefers English.
 * A malformed header asks for nothing.
 */
export function languageOf(acceptLanguage: string | undefined): Language {
  const weights = { it: 0, en: 0 };
  for (const range of (acceptLanguage ?? '').slice(0, 1_000).split(',')) {
    const match = /^\s*(it|en)(?:-[a-z0-9-]+)?\s*(?:;\s*q=([01](?:\.\d{0,3})?))?\s*$/i.exec(range);
    if (!match) continue;
    const language = match[1]!.toLowerCase() as Language;
    weights[language] = Math.max(weights[language], match[2] === undefined ? 1 : Number(match[2]));
  }
  return weights.en > weights.it ? 'en' : 'it';
}

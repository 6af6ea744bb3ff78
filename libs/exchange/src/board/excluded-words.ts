/** What ends a word, besides a colon: signs that are operators elsewhere, and mean nothing in a search of this kind. */
const BETWEEN = '\\s!&|()<';
/** A phrase between quotes, or a word; before it any minuses, which PostgreSQL takes for "not" and lets blanks follow. */
const OPERAND = new RegExp(`(-[-${BETWEEN}]*)?(?:"([^"]*)"?|([^"${BETWEEN}-][^"${BETWEEN}:]*))`, 'g');

/**
 * The words and phrases that a search says are not to be there, as `websearch_to_tsquery` reads them: `elettricista -apprendista -"prima esperienza"`.
 * @returns each without its minus and its quotes
 */
export function excludedWords(text: string): string[] {
  return [...text.matchAll(OPERAND)].flatMap(([, minuses = '', phrase, word]) => {
    const words = phrase ?? word!;
    // Said twice, "not" takes itself back.
    return minuses.replaceAll(/[^-]/g, '').length % 2 === 1 && words.trim() !== '' ? [words] : [];
  });
}

/** The distinct words of some labels, in lower case and without accents: what a search looks in. */
export function foldedWords(...labels: readonly string[]): string {
  return [...new Set(wordsOf(labels.join(' ')))].join(' ');
}

/** Words as they are looked for. */
export function wordsOf(text: string): string[] {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
}

/**
 * Licences that include others (Directive 2006/126/EC art. 6, D.Lgs 285/1992 art. 116 and 125): who drives a lorry with trailer drives a car. Each names those just below it.
 * B is valid for A1 on Italian territory alone, and so are those that include it; they count as A1 everywhere, since nobody is to be left out of a place by what a person can check.
 */
const INCLUDES: Readonly<Record<string, readonly string[]>> = {
  A1: ['AM'],
  A2: ['A1'],
  A: ['A2'],
  B1: ['AM'],
  B: ['B1', 'A1'],
  BE: ['B'],
  C1: ['B'],
  C1E: ['C1', 'BE'],
  C: ['C1'],
  CE: ['C', 'C1E'],
  D1: ['B'],
  D1E: ['D1', 'BE'],
  D: ['D1'],
  DE: ['D', 'D1E'],
};

/** The licences held with those they include, each once, in a fixed order. */
export function withIncluded(licences: readonly string[]): string[] {
  const all = new Set(licences);
  // CE is valid for DE as well in the hands of who may drive D: art. 125.
  if (all.has('D') && all.has('CE')) all.add('DE');
  // What is added is looked at in its turn.
  for (const licence of all) for (const included of INCLUDES[licence] ?? []) all.add(included);
  return [...all];
}

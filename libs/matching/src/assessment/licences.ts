/**
 * Licences that include others (Directive 2006/126/EC art. 6, D.Lgs 285/1992 art. 116 and 125): who drives a lorry with trailer drives a car.
 */
const INCLUDES: Readonly<Record<string, readonly string[]>> = {
  A1: ['AM'],
  A2: ['A1', 'AM'],
  A: ['A2', 'A1', 'AM'],
  B1: ['AM'],
  B: ['B1', 'AM'],
  BE: ['B', 'B1', 'AM'],
  C1: ['B', 'B1', 'AM'],
  C1E: ['C1', 'BE', 'B', 'B1', 'AM'],
  C: ['C1', 'B', 'B1', 'AM'],
  CE: ['C', 'C1', 'C1E', 'BE', 'B', 'B1', 'AM'],
  D1: ['B', 'B1', 'AM'],
  D1E: ['D1', 'BE', 'B', 'B1', 'AM'],
  D: ['D1', 'B', 'B1', 'AM'],
  DE: ['D', 'D1', 'D1E', 'BE', 'B', 'B1', 'AM'],
};

/** The licences held with those they include, each once, in a fixed order. */
export function withIncluded(licences: readonly string[]): string[] {
  const all = new Set(licences);
  for (const licence of licences) for (const included of INCLUDES[licence] ?? []) all.add(included);
  return [...all];
}

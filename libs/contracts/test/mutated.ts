import fc from 'fast-check';

/** A value as it arrives: JSON, where a field without a value is not there. */
export function wire(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value)) as unknown;
}

/** Values that validators like to disagree about. */
const AWKWARD: readonly unknown[] = [
  null, true, false, 0, -1, 1, 2, 1.5, 1e308, -0, '', ' ', '\n', 'x', 'x\u0000', '\ud800', '😀', '\udc00x', '\u00a0', '😀'.repeat(200), '😀'.repeat(201), 'x'.repeat(10_001), [], {}, [[]], [{}], [null], { length: 1 },
  '2026-02-29', '2028-02-29', '2026-11-30', '0000-00-00', '2026-11-30T23:59:60Z', '2026-11-30T23:59:59+00:00', '2026-11-30T23:59:59.999Z', '2026-11-30t23:59:59z', '1899-12-31', `https://x/${'y'.repeat(1_700)}`, `https://x/${'y'.repeat(1_701)}`, 'https://[::1]/x', 'all', 'cpi', '1.x', '>=1 <3', '1.2.3.4',
];

/** Valid and invalid examples with one to three places changed: removed, replaced, copied from another place, repeated, or joined by a field that nobody foresaw. */
export function mutated(examples: readonly unknown[]): fc.Arbitrary<unknown> {
  const pool = [...AWKWARD, ...examples.flatMap((example) => partsOf(example))];
  const change = fc.record({
    where: fc.nat(),
    how: fc.constantFrom('remove', 'replace', 'replace', 'replace', 'repeat', 'add'),
    what: fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...pool) }, { weight: 1, arbitrary: fc.jsonValue() }),
    name: fc.constantFrom('status', 'name', 'endDate', 'origin', 'outcome', 'toString', 'constructor', 'x-check'),
  });
  return fc
    .tuple(fc.constantFrom(...examples), fc.array(change, { minLength: 1, maxLength: 3 }))
    .map(([example, changes]) => changes.reduce((value, { where, how, what, name }) => changed(value, where, how, what, name), wire(example)));
}

function changed(value: unknown, where: number, how: string, what: unknown, name: string): unknown {
  const places = placesOf(value);
  const place = places[where % Math.max(places.length, 1)];
  if (!place) return wire(what);
  const { parent, key } = place;
  if (how === 'remove' && Array.isArray(parent)) parent.splice(Number(key), 1);
  else if (how === 'remove') delete parent[key];
  else if (how === 'repeat' && Array.isArray(parent)) parent.push(wire(parent[Number(key)]));
  else if (how === 'add' && !Array.isArray(parent)) parent[name] = wire(what);
  else parent[key] = wire(what);
  return value;
}

interface Place {
  readonly parent: Record<string, unknown>;
  readonly key: string;
}

function placesOf(value: unknown): Place[] {
  if (typeof value !== 'object' || value === null) return [];
  const parent = value as Record<string, unknown>;
  return Object.keys(parent).flatMap((key) => [{ parent, key }, ...placesOf(parent[key])]);
}

function partsOf(value: unknown): unknown[] {
  return placesOf(value).map(({ parent, key }) => parent[key]);
}

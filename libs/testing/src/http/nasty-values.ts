import fc from 'fast-check';

let made: fc.Arbitrary<unknown> | undefined;

/** Values that break careless programs: wrong types, NUL, half characters, endless numbers, names of the prototype, texts that are code. */
export function nastyValues(): fc.Arbitrary<unknown> {
  // Made when first asked for: the characters of all of Unicode take more than a second, and most tests ask for none of these.
  return made ??= fc.oneof(
    fc.constantFrom<unknown>(
      null, true, '', ' ', 0, -1, 1e308, -1e308, 2 ** 53, 0.1, [], {}, [[]], [null], { length: 1e9 },
      'a\u0000b', '\uD800', '\uDFFF\uD800', '\u202E\u0007', '\u{1F600}'.repeat(50), 'İıﬀ', '%00', '../../etc/passwd',
      "'; DROP TABLE outbox; --", '${7*7}', '<script>alert(1)</script>', 'NaN', 'Infinity', '1e999', '0x10', '9'.repeat(400),
      '0000-00-00', '9999-99-99', '2026-02-30', '+275760-09-13', '-000001-01-01', 'true', 'null', '[object Object]',
    ),
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.jsonValue({ maxDepth: 4, stringUnit: 'binary' }),
    fc.double(),
    fc.maxSafeInteger(),
    fc.constantFrom(1_000, 70_000, 300_000).map((length) => 'x'.repeat(length)),
    fc.constantFrom(100, 3_000).map((length) => Array.from({ length }, (_, index) => index)),
    fc.constantFrom(40, 500).map((depth) => nested(depth)),
  );
}

const NASTY_NAMES = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf', 'then', 'length', '', '\u0000', '\uD800', 'id', '$where', 'a.b', '0'];

/** A value with one thing broken: a part replaced, a field removed, a field too many. */
export function mutated(values: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc.tuple(values, nastyValues(), fc.nat(), fc.constantFrom('replace', 'remove', 'add'), fc.constantFrom(...NASTY_NAMES))
    .map(([value, nasty, where, how, name]) => mutate(structuredClone(value), nasty, where, how, name));
}

function mutate(value: unknown, nasty: unknown, where: number, how: string, name: string): unknown {
  const objects = objectsIn(value);
  if (objects.length === 0) return nasty;
  const target = objects[where % objects.length]!;
  const names = Object.keys(target);
  const chosen = names[where % Math.max(names.length, 1)];
  if (Array.isArray(target)) target.splice(where % (target.length + 1), how === 'add' ? 0 : 1, nasty);
  else if (how === 'add' || chosen === undefined) Object.defineProperty(target, name, { value: nasty, enumerable: true, configurable: true, writable: true });
  else if (how === 'remove') Reflect.deleteProperty(target, chosen);
  else target[chosen] = nasty;
  return value;
}

function objectsIn(value: unknown): Record<string, unknown>[] {
  if (typeof value !== 'object' || value === null) return [];
  return [value as Record<string, unknown>, ...Object.values(value).flatMap(objectsIn)];
}

function nested(depth: number): unknown {
  let value: unknown = 1;
  for (let i = 0; i < depth; i++) value = i % 2 ? [value] : { a: value };
  return value;
}

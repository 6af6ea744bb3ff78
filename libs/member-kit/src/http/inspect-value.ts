import type { Fault, Text } from '@filiera/contracts';

/** Deepest nesting of a request body: validation recurses, so it must be bounded before. */
export const DEEPEST = 32;
const MOST_FAULTS = 20;
/** Names that would reach an object's prototype when copied. */
const FORBIDDEN_NAMES = new Set(['__proto__', 'constructor', 'prototype']);

/** In Unicode mode only a surrogate without its other half is a character of its own. */
const LONE_SURROGATE = /\p{Cs}/u;

const TEXTS = {
  'nul-character': { it: 'contiene un carattere NUL, che non si può conservare', en: 'it contains a NUL character, which cannot be stored' },
  'lone-surrogate': { it: 'contiene un carattere Unicode incompleto', en: 'it contains an incomplete Unicode character' },
  'forbidden-name': { it: 'questo nome di campo non è ammesso', en: 'this field name is not allowed' },
  'number-range': { it: 'il numero è troppo grande', en: 'the number is too large' },
  'too-deep': { it: `gli elementi sono annidati oltre ${DEEPEST} livelli`, en: `items are nested deeper than ${DEEPEST} levels` },
} satisfies Record<string, Text>;

/**
 * Finds what no field may hold, whatever its own rules: characters that PostgreSQL refuses or that aren't Unicode text,
 * names that reach a prototype, numbers that overflowed, nesting without end. Iterative: the value may be as deep as the body is long.
 */
export function inspectValue(root: unknown, rootPath: string): Fault[] {
  const faults: Fault[] = [];
  const report = (field: string, rule: keyof typeof TEXTS): void => void faults.push({ field, rule, text: TEXTS[rule] });
  const pending: { value: unknown; path: string; depth: number }[] = [{ value: root, path: rootPath, depth: 0 }];
  while (pending.length > 0 && faults.length < MOST_FAULTS) {
    const { value, path, depth } = pending.pop()!;
    if (typeof value === 'string') {
      const rule = textRule(value);
      if (rule) report(path, rule);
    } else if (typeof value === 'number') {
      if (!Number.isFinite(value)) report(path, 'number-range');
    } else if (typeof value === 'object' && value !== null) {
      if (depth >= DEEPEST) {
        report(path, 'too-deep');
        continue;
      }
      for (const [name, inner] of Object.entries(value)) {
        const rule = FORBIDDEN_NAMES.has(name) ? 'forbidden-name' : textRule(name);
        if (rule) report(join(path, printable(name)), rule);
        else pending.push({ value: inner, path: join(path, name), depth: depth + 1 });
      }
    }
  }
  return faults;
}

function textRule(text: string): 'nul-character' | 'lone-surrogate' | undefined {
  if (text.includes('\0')) return 'nul-character';
  return LONE_SURROGATE.test(text) ? 'lone-surrogate' : undefined;
}

function join(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}

/** A name that is itself the fault must not travel in the answer. */
function printable(name: string): string {
  return name.replaceAll(/\p{Cs}|\0/gu, '\u{FFFD}').slice(0, 100);
}

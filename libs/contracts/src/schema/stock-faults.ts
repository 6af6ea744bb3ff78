import type { Text } from '../text.js';

/** What a rule that needs no words of its own is called and said. */
export interface StockFault {
  readonly rule: string;
  readonly text: Text;
}

export const REQUIRED: StockFault = { rule: 'required', text: { it: 'campo obbligatorio', en: 'required field' } };
export const UNKNOWN_FIELD: StockFault = { rule: 'unknown-field', text: { it: 'campo non previsto', en: 'field not foreseen' } };
export const INVALID: StockFault = { rule: 'invalid', text: { it: 'valore non valido', en: 'invalid value' } };

const TYPES: Readonly<Record<string, Text>> = {
  object: { it: 'un oggetto', en: 'an object' },
  array: { it: 'un elenco', en: 'a list' },
  string: { it: 'un testo', en: 'a text' },
  integer: { it: 'un numero intero', en: 'a whole number' },
  number: { it: 'un numero', en: 'a number' },
  boolean: { it: 'vero o falso', en: 'true or false' },
};

/** Words for each JSON Schema keyword that class-validator's own constraints become; `limit` is the keyword's value. */
const KEYWORDS: Readonly<Record<string, (limit: unknown) => StockFault>> = {
  type: (type) => ({ rule: 'type', text: TYPES[String(type)] ?? INVALID.text }),
  enum: (values) => {
    const list = (values as readonly string[]).join(', ');
    return { rule: 'one-of', text: { it: `uno fra: ${list}`, en: `one of: ${list}` } };
  },
  minimum: (limit) => ({ rule: 'minimum', text: { it: `almeno ${limit}`, en: `at least ${limit}` } }),
  maximum: (limit) => ({ rule: 'maximum', text: { it: `al massimo ${limit}`, en: `at most ${limit}` } }),
  minItems: (limit) => ({ rule: 'min-items', text: { it: `almeno ${limit} elementi`, en: `at least ${limit} items` } }),
  maxItems: (limit) => ({ rule: 'max-items', text: { it: `al massimo ${limit} elementi`, en: `at most ${limit} items` } }),
  uniqueItems: () => ({ rule: 'distinct', text: { it: 'elementi distinti', en: 'distinct items' } }),
};

/** The fault of a JSON Schema keyword with its value. */
export function faultOfKeyword(keyword: string, value: unknown): StockFault {
  return KEYWORDS[keyword]?.(value) ?? INVALID;
}

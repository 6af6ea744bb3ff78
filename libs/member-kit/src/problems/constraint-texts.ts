import type { Text } from '@filiera/contracts';

/** The texts of class-validator's own rules, from the arguments they were declared with. A rule with a text of its own carries it in its `context`. */
type Phrase = (args: readonly unknown[]) => Text;

const fixed = (it: string, en: string): Phrase => () => ({ it, en });

const PHRASES: Readonly<Record<string, Phrase>> = {
  whitelistValidation: fixed('questo campo non è previsto: toglierlo', 'this field is not expected: remove it'),
  unknownValue: fixed('è atteso un oggetto con i campi documentati', 'an object with the documented fields is expected'),
  nestedValidation: fixed('è atteso un oggetto o un elenco di oggetti', 'an object or a list of objects is expected'),
  isDefined: fixed('è obbligatorio', 'it is required'),
  isNotEmpty: fixed('non può essere vuoto', 'it cannot be empty'),
  isEmpty: fixed('deve essere vuoto', 'it must be empty'),
  isString: fixed('deve essere un testo', 'it must be a text'),
  isBoolean: fixed('deve essere vero o falso', 'it must be true or false'),
  isInt: fixed('deve essere un numero intero', 'it must be a whole number'),
  isNumber: fixed('deve essere un numero', 'it must be a number'),
  isPositive: fixed('deve essere maggiore di zero', 'it must be greater than zero'),
  isNegative: fixed('deve essere minore di zero', 'it must be less than zero'),
  isArray: fixed('deve essere un elenco', 'it must be a list'),
  isObject: fixed('deve essere un oggetto', 'it must be an object'),
  isNotEmptyObject: fixed('deve essere un oggetto non vuoto', 'it must be an object that is not empty'),
  isDate: fixed('deve essere una data', 'it must be a date'),
  isDateString: fixed('deve essere una data ISO 8601, per esempio 2026-05-31', 'it must be an ISO 8601 date, for example 2026-05-31'),
  isIso8601: fixed('deve essere una data ISO 8601, per esempio 2026-05-31', 'it must be an ISO 8601 date, for example 2026-05-31'),
  isRFC3339: fixed('deve essere una data e ora, per esempio 2026-05-31T10:00:00Z', 'it must be a date and time, for example 2026-05-31T10:00:00Z'),
  isUuid: fixed('deve essere un identificativo UUID', 'it must be a UUID'),
  isEmail: fixed('deve essere un indirizzo di posta elettronica', 'it must be an e-mail address'),
  isUrl: fixed('deve essere un indirizzo web completo', 'it must be a complete web address'),
  isHexadecimal: fixed('deve contenere solo cifre esadecimali', 'it must contain hexadecimal digits only'),
  isPhoneNumber: fixed('deve essere un numero di telefono', 'it must be a telephone number'),
  isISO31661Alpha2: fixed('deve essere un codice di paese ISO 3166-1 di due lettere', 'it must be a two-letter ISO 3166-1 country code'),
  isISO4217CurrencyCode: fixed('deve essere un codice di valuta ISO 4217', 'it must be an ISO 4217 currency code'),
  isLatitude: fixed('deve essere una latitudine', 'it must be a latitude'),
  isLongitude: fixed('deve essere una longitudine', 'it must be a longitude'),
  isJSON: fixed('deve essere JSON valido', 'it must be valid JSON'),
  isNumberString: fixed('deve contenere un numero', 'it must contain a number'),
  isPort: fixed('deve essere una porta TCP', 'it must be a TCP port'),
  isBase64: fixed('deve essere in base64', 'it must be base64'),
  arrayUnique: fixed('non può contenere doppioni', 'it cannot contain duplicates'),
  arrayNotEmpty: fixed('deve contenere almeno un elemento', 'it must contain at least one item'),
  matches: fixed('non ha la forma prevista', 'it does not have the expected form'),
  min: ([least]) => ({ it: `deve essere almeno ${shown(least)}`, en: `it must be at least ${shown(least)}` }),
  max: ([most]) => ({ it: `deve essere al massimo ${shown(most)}`, en: `it must be at most ${shown(most)}` }),
  minDate: ([least]) => ({ it: `non può essere prima del ${shown(least)}`, en: `it cannot be before ${shown(least)}` }),
  maxDate: ([most]) => ({ it: `non può essere dopo il ${shown(most)}`, en: `it cannot be after ${shown(most)}` }),
  minLength: ([least]) => ({ it: `deve avere almeno ${shown(least)} caratteri`, en: `it must have at least ${shown(least)} characters` }),
  maxLength: ([most]) => ({ it: `deve avere al massimo ${shown(most)} caratteri`, en: `it must have at most ${shown(most)} characters` }),
  isLength: ([least, most]) => most === undefined
    ? { it: `deve avere almeno ${shown(least)} caratteri`, en: `it must have at least ${shown(least)} characters` }
    : { it: `deve avere da ${shown(least)} a ${shown(most)} caratteri`, en: `it must have ${shown(least)} to ${shown(most)} characters` },
  arrayMinSize: ([least]) => ({ it: `deve contenere almeno ${shown(least)} elementi`, en: `it must contain at least ${shown(least)} items` }),
  arrayMaxSize: ([most]) => ({ it: `deve contenere al massimo ${shown(most)} elementi`, en: `it must contain at most ${shown(most)} items` }),
  isIn: ([values]) => ({ it: `deve essere uno di: ${shown(values)}`, en: `it must be one of: ${shown(values)}` }),
  isNotIn: ([values]) => ({ it: `non può essere uno di: ${shown(values)}`, en: `it cannot be one of: ${shown(values)}` }),
  isEnum: ([, values]) => ({ it: `deve essere uno di: ${shown(values)}`, en: `it must be one of: ${shown(values)}` }),
  equals: ([value]) => ({ it: `deve essere ${shown(value)}`, en: `it must be ${shown(value)}` }),
  notEquals: ([value]) => ({ it: `non può essere ${shown(value)}`, en: `it cannot be ${shown(value)}` }),
};

/** The text of a class-validator rule in both languages; a general one when the rule is not in the catalogue. */
export function constraintText(rule: string, args: readonly unknown[]): Text {
  const phrase = Object.hasOwn(PHRASES, rule) ? PHRASES[rule] : undefined;
  return phrase?.(args) ?? { it: `non rispetta la regola «${rule}»`, en: `it breaks the rule "${rule}"` };
}

function shown(value: unknown): string {
  if (Array.isArray(value)) return value.map(String).join(', ');
  return value instanceof Date ? value.toISOString().slice(0, 10) : String(value);
}

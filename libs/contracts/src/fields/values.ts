// class-transformer reads the types that TypeScript emits through it.
import 'reflect-metadata';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsBoolean, IsIn, IsInt, IsObject, Max, Min, ValidateNested } from 'class-validator';
import { Type } from 'class-transformer';
import { Obeys, type FieldRule } from './field-rule.js';
import { faultOfKeyword, type StockFault } from '../schema/stock-faults.js';
import { DAY, INSTANT, isCalendarDate, isUtcInstant, isWellFormed } from './formats.js';

// Line feed, carriage return and tab are text; other control characters (NUL above all: PostgreSQL refuses it) are not. Patterns are read in many languages, of which
// some know no lookahead and no `\u`, and some match UTF-16 units: that surrogates come in pairs is a format of ours.
const PRINTABLE = '^[^\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f]*$';
const NOT_BLANK = '\\S';

function together(...decorators: PropertyDecorator[]): PropertyDecorator {
  return (target, key) => {
    for (const decorate of decorators) decorate(target, key);
  };
}

/** Text with something to read in it, of at most `max` characters (code points), without control characters. */
export function Words(max: number, min = 1): PropertyDecorator {
  const [printable, notBlank] = [new RegExp(PRINTABLE, 'u'), new RegExp(NOT_BLANK, 'u')];
  return Obeys({
    name: 'text',
    schema: { type: 'string', minLength: min, maxLength: max, pattern: PRINTABLE, allOf: [{ pattern: NOT_BLANK }], format: 'well-formed' },
    text: {
      it: `testo da ${min} a ${max} caratteri, non vuoto e senza caratteri di controllo`,
      en: `text of ${min} to ${max} characters, not blank and without control characters`,
    },
    check: (value) => {
      if (typeof value !== 'string') return false;
      const length = [...value].length;
      return length >= min && length <= max && printable.test(value) && notBlank.test(value) && isWellFormed(value);
    },
  });
}

/** A code of a fixed form. `form` must be anchored and linear in time. */
export function codeRule(name: string, form: RegExp, maxLength: number, text: FieldRule['text']): FieldRule {
  const pattern = new RegExp(form.source, 'u');
  return {
    name,
    schema: { type: 'string', maxLength, pattern: form.source },
    text,
    check: (value) => typeof value === 'string' && value.length <= maxLength && pattern.test(value),
  };
}

/** A calendar day. */
export function Day(): PropertyDecorator {
  return Obeys({
    name: 'date',
    schema: { type: 'string', format: 'date', pattern: DAY },
    text: { it: 'una data del calendario, AAAA-MM-GG', en: 'a calendar date, YYYY-MM-DD' },
    check: isCalendarDate,
  });
}

/** An instant in UTC. */
export function Instant(): PropertyDecorator {
  return Obeys({
    name: 'date-time',
    schema: { type: 'string', format: 'date-time', pattern: INSTANT },
    text: { it: 'un istante UTC, AAAA-MM-GGThh:mm:ss.sssZ', en: 'an instant in UTC, YYYY-MM-DDThh:mm:ss.sssZ' },
    check: isUtcInstant,
  });
}

/** A whole number within limits. */
export function Whole(min: number, max: number): PropertyDecorator {
  return together(IsInt(said('type', 'integer')), Min(min, said('minimum', min)), Max(max, said('maximum', max)));
}

/** A finite number within limits. */
export function Amount(min: number, max: number): PropertyDecorator {
  return Obeys({
    name: 'number',
    schema: { type: 'number', minimum: min, maximum: max },
    text: { it: `un numero da ${min} a ${max}`, en: `a number from ${min} to ${max}` },
    check: (value) => typeof value === 'number' && Number.isFinite(value) && value >= min && value <= max,
  });
}

/** Yes or no. */
export function Flag(): PropertyDecorator {
  return IsBoolean(said('type', 'boolean'));
}

/** One of a list of codes. */
export function OneOf(values: readonly string[]): PropertyDecorator {
  return IsIn([...values], said('enum', values));
}

/** Distinct codes out of a list of codes. */
export function SomeOf(values: readonly string[], min = 0): PropertyDecorator {
  return together(list(min, values.length), distinct(), IsIn([...values], { each: true, ...said('enum', values) }));
}

/** A list of distinct codes of a fixed form. */
export function Codes(rule: FieldRule, max: number, min = 0): PropertyDecorator {
  return together(list(min, max), distinct(), Obeys(rule, { each: true }));
}

/** One object of a class. */
export function Nested(of: () => new () => object): PropertyDecorator {
  return together(IsObject(said('type', 'object')), ValidateNested({ context: { of } }), Type(of));
}

/** A list of objects of a class. */
export function NestedList(of: () => new () => object, max: number, min = 0): PropertyDecorator {
  return together(list(min, max), IsObject({ each: true, ...said('type', 'object') }), ValidateNested({ each: true, context: { of } }), Type(of));
}

function list(min: number, max: number): PropertyDecorator {
  return together(IsArray(said('type', 'array')), ArrayMinSize(min, said('minItems', min)), ArrayMaxSize(max, said('maxItems', max)));
}

function distinct(): PropertyDecorator {
  return ArrayUnique(said('uniqueItems', true));
}

/** What class-validator passes along with a fault: the same words that the event path uses. */
function said(keyword: string, value: unknown): { context: StockFault } {
  return { context: faultOfKeyword(keyword, value) };
}

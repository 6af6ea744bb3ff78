/** As much of an OpenAPI document as says how a route can be asked. */
export interface Operation {
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly required?: boolean; readonly example?: unknown; readonly schema?: Schema }[];
}

export type Schemas = Readonly<Record<string, Schema>>;

interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly format?: string;
  readonly example?: unknown;
  readonly default?: unknown;
  readonly items?: Schema;
  readonly minimum?: number;
}

/** The last of the pages of twenty that have a number: lists count up to 10,000. */
const DEEP_PAGE = 'page=500';
/** Parameters that say which part of a list is wanted. */
const PAGING: readonly string[] = ['page', 'size', 'limit', 'after', 'before'];
const NOBODY = '00000000-0000-4000-8000-000000000000';
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-/;
const MOST_VALUES = 6;

/** Queries of a route: what it requires, and what can be asked beyond, one thing at a time and the orders with what they may need. Each begins with `?`, or is empty. */
export function sensibleQueries({ parameters = [] }: Operation, schemas: Schemas, entry: unknown): { readonly required: string; readonly others: readonly string[] } {
  const asked = parameters.filter((parameter) => parameter.in === 'query').map((parameter) => {
    const schema = resolved(parameter.schema ?? {}, schemas);
    const shown = (entry as Record<string, unknown> | undefined)?.[parameter.name];
    return { ...parameter, values: valuesOf(parameter.name, { ...schema, example: parameter.example ?? schema.example }, shown) };
  });
  const words = (name: string, value: string): string => `${name}=${encodeURIComponent(value)}`;
  const required = asked.filter((one) => one.required === true).map(({ name, values }) => words(name, values[0] ?? ''));
  const optional = asked.filter(({ name, required: must }) => must !== true && !PAGING.includes(name));
  const queryOf = (parts: readonly string[]): string => (parts.length === 0 ? '' : `?${parts.join('&')}`);
  // An order may need what it sorts by: the place, the words.
  const company = optional.filter(({ name }) => ['near', 'text'].includes(name)).map(({ name, values }) => words(name, values[0]!));
  const single = optional.flatMap(({ name, values }) => values.map((value) => [words(name, value)]));
  const ordered = optional.filter(({ name }) => name === 'sort').flatMap(({ values }) => values.flatMap((value) => company.map((with_) => [with_, words('sort', value)])));
  const deep = asked.some(({ name }) => name === 'page') ? [[DEEP_PAGE]] : [];
  return { required: queryOf(required), others: [...single, ...ordered, ...deep].map((parts) => queryOf([...required, ...parts])) };
}

function resolved(schema: Schema, schemas: Schemas): Schema {
  const named = schema.$ref === undefined ? schema : schemas[schema.$ref.split('/').at(-1)!] ?? {};
  return named.items === undefined ? named : { ...named, ...resolved(named.items, schemas), ...(named.example === undefined ? {} : { example: named.example }) };
}

/** Values worth trying: every one that there is of few, the example, what an entry has, what nothing has. */
function valuesOf(name: string, { type, enum: few, format, example, minimum }: Schema, shown: unknown): string[] {
  if (few) return few.slice(0, MOST_VALUES).map(String);
  if (type === 'boolean') return ['true', 'false'];
  const day = (back: number): string => new Date(Date.now() - back * 86_400_000).toISOString().slice(0, 10);
  const own = typeof shown === 'string' && shown !== '' ? [shown] : [];
  const given = example === undefined ? [] : [String(Array.isArray(example) ? example[0] : example)];
  if (format === 'uuid' || own.some((value) => UUID.test(value))) return [...own, NOBODY];
  if (format === 'date' || /^(?:from|to|since|until|by)$/.test(name)) return [day(365), day(0)];
  if (type === 'number' || type === 'integer') return [...given, String(minimum ?? 1)];
  const known = [...new Set([...given, ...own])];
  return known.length > 0 ? known : ['xyz'];
}

import type { OpenAPIObject } from '@nestjs/swagger';
import type { Route } from '@filiera/member-kit';
import fc from 'fast-check';
import { mutated, nastyValues } from './nasty-values.js';
import { optionalFields, withNullAt } from './optional-fields.js';
import { valuesOf, type NamedSchemas, type ValueSchema } from './values-of-schema.js';

/** One request before the ids that exist are known. */
export interface FuzzedRequest {
  readonly route: Route;
  /** For each path parameter: a text to send, or a number that picks one of the ids seen so far. */
  readonly path: readonly (string | number)[];
  readonly query: string;
  /** The bytes to send, or undefined for no body. */
  readonly body: string | undefined;
  readonly headers: Readonly<Record<string, string>>;
}

interface Operation {
  readonly parameters?: readonly { readonly name?: string; readonly in?: string; readonly required?: boolean; readonly schema?: ValueSchema }[];
  readonly requestBody?: { readonly content?: Readonly<Record<string, { readonly schema?: ValueSchema }>> };
}

/** Requests to one route, from sensible to absurd, by the route's own description. */
export function requestsTo(route: Route, document: OpenAPIObject): fc.Arbitrary<FuzzedRequest> {
  const { operation, named } = describedIn(document, route);
  const parameters = route.path.match(/:\w+/g) ?? [];
  return fc.record({
    route: fc.constant(route),
    path: fc.tuple(...parameters.map(() => pathValues)) as fc.Arbitrary<(string | number)[]>,
    query: queries(operation, named),
    body: route.method === 'GET' || route.method === 'DELETE' ? fc.constant(undefined) : bodies(operation, named),
    headers: headers(),
  });
}

/** For each field that a route's body may leave out: sensible requests but for null in that field. */
export function requestsWithNull(route: Route, document: OpenAPIObject): fc.Arbitrary<FuzzedRequest>[] {
  const { operation, named } = describedIn(document, route);
  const schema = bodySchemaOf(operation);
  if (!schema) return [];
  return optionalFields(schema, named).map((field) => fc.record({
    request: requestsTo(route, document), body: valuesOf(schema, named),
  }).map(({ request, body }) => ({ ...request, body: asJson(withNullAt(body, field)), query: '', headers: { 'content-type': 'application/json' } })));
}

function describedIn(document: OpenAPIObject, route: Route): { operation: Operation; named: NamedSchemas } {
  const described = document.paths[route.path.replaceAll(/:(\w+)/g, '{$1}')] as Readonly<Record<string, Operation>> | undefined;
  return { operation: described?.[route.method.toLowerCase()] ?? {}, named: (document.components?.schemas ?? {}) as NamedSchemas };
}

function bodySchemaOf(operation: Operation): ValueSchema | undefined {
  return operation.requestBody?.content?.['application/json']?.schema;
}

const pathValues = fc.oneof(
  { weight: 6, arbitrary: fc.nat({ max: 10_000 }) },
  { weight: 3, arbitrary: fc.uuid() },
  { weight: 1, arbitrary: fc.constantFrom('%00', '%', '%ff', '..', '.', ' ', '0', '-1', 'null', '%F0%9F%98%80', '%ED%A0%80', `${'9'.repeat(150)}`, 'x'.repeat(400), "'", 'a;b', '*', '>', 'all') },
);

function bodies(operation: Operation, named: NamedSchemas): fc.Arbitrary<string | undefined> {
  const schema = bodySchemaOf(operation);
  const sensible = schema ? valuesOf(schema, named) : fc.constant({});
  return fc.oneof(
    { weight: 6, arbitrary: sensible.map(asJson) },
    { weight: 8, arbitrary: mutated(sensible).map(asJson) },
    { weight: 2, arbitrary: nastyValues().map(asJson) },
    { weight: 1, arbitrary: fc.constantFrom(undefined, '', '{', '{"a":', '[1,]', 'undefined', '\u0000', '"\\ud800"', '{"__proto__":{"a":1}}', '1e999', `${'['.repeat(20_000)}`, `"${'x'.repeat(1_200_000)}"`) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 500 }) },
  );
}

/** JSON has no word for what is undefined at the top; its bytes are then no JSON, which is as good. */
function asJson(value: unknown): string {
  return JSON.stringify(value) ?? 'undefined';
}

function queries(operation: Operation, named: NamedSchemas): fc.Arbitrary<string> {
  const parameters = (operation.parameters ?? []).filter((parameter) => parameter.in === 'query' && parameter.name);
  const sensible = fc.tuple(...parameters.map(({ name, schema, required }) =>
    fc.option(valuesOf(schema ?? {}, named), { freq: required ? 50 : 1, nil: undefined })
      .map((value) => (value === undefined ? '' : `${encodeURIComponent(name!)}=${encoded(value)}`))));
  const broken = fc.tuple(fc.constantFrom('page', 'size', 'sort', '__proto__', 'x', ...parameters.map(({ name }) => name!)), nastyValues())
    .map(([name, value]) => `${encodeURIComponent(name)}=${encoded(value)}`);
  return fc.oneof(
    { weight: 5, arbitrary: sensible.map((parts) => parts.filter(Boolean).join('&')) },
    { weight: 3, arbitrary: broken },
    { weight: 1, arbitrary: fc.constantFrom('%', '%00', 'a=%ff', 'page=1&page=2', 'page[]=1', 'page[x]=1', '&&&', '=', '?', `x=${'y'.repeat(4_000)}`) },
  );
}

function encoded(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value) ?? '';
  return encodeURIComponent(text.replaceAll(/\p{Cs}/gu, '')).slice(0, 4_000);
}

function headers(): fc.Arbitrary<Record<string, string>> {
  return fc.record({
    'content-type': fc.oneof(
      { weight: 30, arbitrary: fc.constant('application/json') },
      { weight: 1, arbitrary: fc.constantFrom('text/plain', 'application/xml', 'multipart/form-data; boundary=x', 'application/json; charset=utf-16', 'application/json;;', 'x') },
    ),
    'idempotency-key': fc.oneof(
      { weight: 3, arbitrary: fc.uuid() },
      { weight: 1, arbitrary: fc.constantFrom('same', ' ', 'x'.repeat(300), 'a b') },
    ),
    'accept-language': fc.constantFrom('it', 'en', 'en-GB,en;q=0.9', '*', ';;q=9', ''),
    'traceparent': fc.constantFrom('', '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01', 'garbage'),
    'if-match': fc.constantFrom('', '"1"', '*', '"x"', 'W/"1"', '1'),
  }, { requiredKeys: ['content-type'] });
}

import type { INestApplication } from '@nestjs/common';
import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import type { NodeSettings } from '../configuration/node-settings.js';
import { optionalFields } from '../http/may-be-missing.js';
import { nullRemovesIn } from '../http/null-says-nothing.js';
import { routesOf, type Route } from '../http/routes-of.js';
import { PROBLEM, PROBLEM_ANSWERS, PROBLEM_SCHEMA } from './problem-schema.js';
import { schemaFromRules, type Schemas } from './schema-from-rules.js';

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;

const IDEMPOTENCY_KEY = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description: 'La stessa richiesta con la stessa chiave è eseguita una volta sola (7 giorni). / The same request with the same key is carried out once (7 days).',
  schema: { type: 'string', minLength: 1, maxLength: 200 },
} as const;

/** The OpenAPI document of a running member, with what holds for every route: credentials, roles, problems, idempotency. */
export function composeDocument(app: INestApplication, settings: NodeSettings): OpenAPIObject {
  const { name, id, kind } = settings.member;
  const builder = new DocumentBuilder()
    .setTitle(`Filiera · ${name}`)
    .setDescription(`Nodo ${id} (${kind}): le sue operazioni per le persone e i programmi dell'organizzazione. / Node ${id} (${kind}): its operations for the organisation's people and programs.`)
    .setVersion('1')
    .addServer(settings.http.publicUrl)
    .addApiKey({ type: 'apiKey', in: 'header', name: 'X-Api-Key', description: 'Chiave API. / API key.' }, 'key')
    .addBasicAuth({ type: 'http', scheme: 'basic', description: 'Da un browser: etichetta e chiave. / From a browser: label and key.' }, 'browser');
  if (settings.access.oidc) builder.addBearerAuth({ type: 'http', scheme: 'bearer', bearerFormat: 'JWT' }, 'oidc');
  const document = SwaggerModule.createDocument(app, builder.build(), { operationIdFactory: (controller, action) => `${controller}.${action}` });
  const schemas: Schemas = ((document.components ??= {}).schemas ??= {});
  schemas[PROBLEM_SCHEMA] = PROBLEM;
  for (const route of routesOf(app)) complete(document, schemas, route);
  return document;
}

function complete(document: OpenAPIObject, schemas: Schemas, route: Route): void {
  const path = route.path.replaceAll(/:(\w+)/g, '{$1}');
  const verb = route.method.toLowerCase() as 'get' | 'post' | 'put' | 'patch' | 'delete';
  const operation = document.paths[path]?.[verb];
  if (!operation) return;
  addAccess(operation, route, Object.keys(document.components?.securitySchemes ?? {}));
  addProblems(operation, route);
  addRules(operation, route, schemas);
  if (route.method === 'POST') (operation.parameters ??= []).push({ ...IDEMPOTENCY_KEY });
}

function addAccess(operation: Operation, route: Route, schemes: readonly string[]): void {
  const who = route.open ? 'Aperto a tutti. / Open to everyone.' : `Ruoli / Roles: ${route.roles.join(', ')}.`;
  operation.description = [operation.description, who].filter(Boolean).join('\n\n');
  operation.security = route.open ? [] : schemes.map((scheme) => ({ [scheme]: [] }));
  Object.assign(operation, { 'x-roles': route.roles });
}

function addProblems(operation: Operation, route: Route): void {
  const body = route.method !== 'GET' && route.method !== 'DELETE';
  for (const [status, description] of Object.entries(PROBLEM_ANSWERS)) {
    if ((route.open && (status === '401' || status === '403')) || (!body && ['409', '413', '415', '422'].includes(status))) continue;
    operation.responses[status] ??= {
      description,
      content: { 'application/problem+json': { schema: { $ref: `#/components/schemas/${PROBLEM_SCHEMA}` } } },
    };
  }
}

/** Nest's marks for the parameters of a handler: `<type>:<index>`, 3 is the body, 4 the query. */
const BODY = '3';
const QUERY = '4';

/** Where a request class tells the document nothing of its fields, the rules that validate it do. */
function addRules(operation: Operation, route: Route, schemas: Schemas): void {
  const marks = (Reflect.getMetadata(ROUTE_ARGS_METADATA, route.controller, route.action) ?? {}) as Record<string, { index: number; data?: unknown }>;
  const types = (Reflect.getMetadata('design:paramtypes', route.controller.prototype as object, route.action) ?? []) as Function[];
  for (const [mark, { index, data }] of Object.entries(marks)) {
    const type = types[index];
    if (!type || type === Object || data !== undefined) continue;
    if (mark.startsWith(`${BODY}:`)) fillSchema(type, schemas);
    if (mark.startsWith(`${QUERY}:`)) addQuery(operation, type, schemas);
  }
}

function fillSchema(type: Function, schemas: Schemas): void {
  const found = schemas[type.name];
  const known = found && 'properties' in found ? found : {};
  const derived = schemaFromRules(type, schemas);
  const properties = { ...derived.properties };
  for (const [name, said] of Object.entries(known.properties ?? {})) properties[name] = joined(said, properties[name]);
  if (nullRemovesIn(type)) for (const name of optionalFields(type)) properties[name] = orNull(properties[name]!);
  schemas[type.name] = { ...known, ...derived, ...(known.description === undefined ? {} : { description: known.description }), properties };
}

/** A field that null removes: whoever is made from the document must be able to send it. */
function orNull(schema: Schemas[string]): Schemas[string] {
  if ('$ref' in schema) return { nullable: true, allOf: [schema] };
  return { ...schema, nullable: true, ...(schema.enum && { enum: [...schema.enum as unknown[], null] }) };
}

/** What the class says by hand of a field, with what its rules say: where they differ, the rules are what happens. */
function joined(said: Schemas[string], ruled: Schemas[string] | undefined): Schemas[string] {
  if (!ruled || '$ref' in said) return said;
  if (!('$ref' in ruled)) return { ...said, ...ruled };
  return said.allOf || said.oneOf || said.anyOf ? said : ruled;
}

function addQuery(operation: Operation, type: Function, schemas: Schemas): void {
  const { properties = {}, required = [] } = schemaFromRules(type, schemas);
  const parameters = operation.parameters ??= [];
  for (const [name, schema] of Object.entries(properties)) {
    const known = parameters.some((parameter) => 'name' in parameter && parameter.in === 'query' && parameter.name === name);
    if (!known) parameters.push({ name, in: 'query', required: required.includes(name), schema });
  }
}

import { routesOf, type Route } from '@filiera/member-kit';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { OpenAPIObject } from '@nestjs/swagger';
import fc from 'fast-check';
import { requestsTo, requestsWithNull, type FuzzedRequest } from './fuzzed-requests.js';

/** How many requests go where. */
export interface PlanOptions {
  readonly requests: number;
  /** Requests that each route gets, however many routes there are. */
  readonly eachRoute: number;
  readonly seed: number;
  readonly skip: (route: Route) => boolean;
}

/** A route that changes something gets so many times the requests of one that only reads. */
const CHANGES_WEIGH = 4;

/**
 * Every route that someone may call: the operations of the program's own OpenAPI document, and what the document leaves out (itself).
 * A route that is added to the program is here by itself.
 * @throws Error when the document has an operation that no route answers
 */
export function callableRoutes(app: NestFastifyApplication, document: OpenAPIObject): Route[] {
  const routes = routesOf(app);
  const known = new Set(routes.map(operationOf));
  const unanswered = operationsIn(document).filter((operation) => !known.has(operation));
  if (unanswered.length > 0) throw new Error(`the OpenAPI document has operations that no route answers: ${unanswered.join(', ')}`);
  return routes.filter((route) => route.open || route.roles.length > 0);
}

/** `GET /vacancies/{id}`: every operation of a document. */
export function operationsIn(document: OpenAPIObject): string[] {
  return Object.entries(document.paths).flatMap(([path, operations]) => Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`));
}

/** A route as the document writes it. */
export function operationOf({ method, path }: Route): string {
  return `${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`;
}

/**
 * The requests in the order to send them: the floor for each route, null in each field that may be left out, the rest by weight, mixed, because what one
 * request leaves behind is what the next finds.
 * @throws Error when the requests do not suffice for the floor and the nulls
 */
export function planOf(app: NestFastifyApplication, document: OpenAPIObject, { requests, eachRoute, seed, skip }: PlanOptions): FuzzedRequest[] {
  const routes = callableRoutes(app, document).filter((route) => !skip(route));
  const nulls = routes.flatMap((route) => requestsWithNull(route, document)).flatMap((one, index) => fc.sample(one, { seed: seed + index, numRuns: 1 }));
  const rest = requests - routes.length * eachRoute - nulls.length;
  if (routes.length === 0 || rest < 0) throw new Error(`${requests} requests do not suffice for ${routes.length} routes with ${eachRoute} each and ${nulls.length} with null`);
  const floor = routes.flatMap((route, index) => fc.sample(requestsTo(route, document), { seed: seed + index, numRuns: eachRoute }));
  const byWeight = routes.map((route) => ({ weight: route.method === 'GET' ? 1 : CHANGES_WEIGH, arbitrary: requestsTo(route, document) }));
  const drawn = fc.sample(fc.oneof(...byWeight), { seed, numRuns: rest });
  const all = [...floor, ...nulls, ...drawn];
  return fc.sample(fc.shuffledSubarray(all, { minLength: all.length }), { seed, numRuns: 1 })[0]!;
}

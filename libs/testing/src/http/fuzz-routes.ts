import { OpenApiDocument, type Route } from '@filiera/member-kit';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DataSource } from 'typeorm';
import { operationOf, planOf } from './fuzz-plan.js';
import type { FuzzedRequest } from './fuzzed-requests.js';
import type { KeyOfRole } from './role-matrix.js';
import { STANDS_FOR_ID } from './values-of-schema.js';
import { BOOKKEEPING, changedTables, fingerprint } from './table-fingerprint.js';
import { WrittenTables } from './written-tables.js';

/** How to fuzz a member. */
export interface FuzzOptions {
  /** Requests over all routes together. */
  readonly requests: number;
  /** Requests that each route gets at least; none is promised when left out. */
  readonly eachRoute?: number;
  /** The same seed makes the same requests. */
  readonly seed: number;
  readonly keyOf: KeyOfRole;
  /** Tables that may change while a request is refused. */
  readonly bookkeeping?: RegExp;
  /** Routes to leave alone: those that stop or rebuild what the test needs. */
  readonly skip?: (route: Route) => boolean;
}

/** One request that did what none may do. */
export interface FuzzFault {
  readonly what: 'server error' | 'no answer' | 'partial change' | 'no problem details';
  readonly request: string;
  readonly status: number;
  readonly detail: string;
}

/** What the fuzzing found. */
export interface FuzzReport {
  readonly requests: number;
  readonly byStatus: Readonly<Record<string, number>>;
  /** Requests to each route: `GET /vacancies/{id}`. */
  readonly byRoute: Readonly<Record<string, number>>;
  readonly faults: readonly FuzzFault[];
}

/** Few and recent, so that a vacancy's id meets a field that wants one often enough. */
const MOST_IDS = 60;
const LONGEST_SHOWN = 600;

/**
 * Sends many requests to every route of a running member, from sensible to absurd, and watches what no request may do: be
 * answered 5xx, be refused without problem details, or change a row of the database although it was refused.
 */
export async function fuzzRoutes(app: NestFastifyApplication, options: FuzzOptions): Promise<FuzzReport> {
  const document = app.get(OpenApiDocument, { strict: false }).read();
  const requests = planOf(app, document, { requests: options.requests, eachRoute: options.eachRoute ?? 0, seed: options.seed, skip: options.skip ?? (() => false) });
  const watch = await Watch.begin(app.get(DataSource, { strict: false }), options.bookkeeping ?? BOOKKEEPING);
  const byStatus: Record<string, number> = {};
  const byRoute: Record<string, number> = {};
  const faults: FuzzFault[] = [];
  const ids: string[] = [];
  for (const request of requests) {
    const url = addressOf(request, ids);
    const body = request.body?.replaceAll(STANDS_FOR_ID, (_whole, n: string) => idAt(ids, Number(n)));
    const answer = await send(app, { ...request, body }, url, options.keyOf);
    byStatus[answer.status] = (byStatus[answer.status] ?? 0) + 1;
    const operation = operationOf(request.route);
    byRoute[operation] = (byRoute[operation] ?? 0) + 1;
    if (answer.status < 300) collectIds(answer.body, ids);
    const shown = `${request.route.method} ${url.slice(0, LONGEST_SHOWN)} ${JSON.stringify(request.headers)} ${(body ?? '').slice(0, LONGEST_SHOWN)}`;
    for (const fault of [...faultsOf(answer), ...await watch.faultsAfter(answer.status)]) {
      faults.push({ ...fault, request: shown, status: answer.status });
    }
  }
  return { requests: requests.length, byStatus, byRoute, faults };
}

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

async function send(app: NestFastifyApplication, { route, headers, body }: FuzzedRequest, url: string, keyOf: KeyOfRole): Promise<Answer> {
  const role = route.roles[0];
  try {
    const answer = await app.inject({
      method: route.method,
      url,
      headers: { ...headers, ...(role === undefined ? {} : { 'x-api-key': keyOf(role) }) },
      ...(body === undefined ? {} : { payload: body }),
    });
    return { status: answer.statusCode, type: String(answer.headers['content-type']), body: answer.body };
  } catch (error) {
    return { status: 0, type: '', body: error instanceof Error ? error.message : String(error) };
  }
}

function addressOf({ route, path, query }: FuzzedRequest, ids: readonly string[]): string {
  let next = 0;
  const address = route.path.replaceAll(/:\w+/g, () => {
    const choice = path[next++]!;
    return typeof choice === 'string' ? choice : idAt(ids, choice);
  });
  return query === '' ? address : `${address}?${query}`;
}

/** Ids that the member answered with: later requests use them, and so get further than an unknown id would. */
function collectIds(body: string, ids: string[]): void {
  for (const [id] of body.matchAll(/[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g)) {
    if (ids.includes(id)) continue;
    ids.push(id);
    if (ids.length > MOST_IDS) ids.shift();
  }
}

function idAt(ids: readonly string[], n: number): string {
  return ids[n % Math.max(ids.length, 1)] ?? '00000000-0000-4000-8000-000000000000';
}

function faultsOf({ status, type, body }: Answer): Pick<FuzzFault, 'what' | 'detail'>[] {
  if (status === 0) return [{ what: 'no answer', detail: body }];
  if (status >= 500) return [{ what: 'server error', detail: body.slice(0, LONGEST_SHOWN) }];
  if (status >= 400 && !type.startsWith('application/problem+json')) return [{ what: 'no problem details', detail: `${type} ${body.slice(0, 200)}` }];
  return [];
}

/** Sees whether a refused request has changed the database. Only tables that were written to are read again. */
class Watch {
  private constructor(
    private readonly dataSource: DataSource,
    private readonly bookkeeping: RegExp,
    private readonly written: WrittenTables,
    private readonly tables: Map<string, string>,
  ) {}

  static async begin(dataSource: DataSource, bookkeeping: RegExp): Promise<Watch> {
    const written = await WrittenTables.watch(dataSource, bookkeeping);
    return new Watch(dataSource, bookkeeping, written, new Map(await fingerprint(dataSource, bookkeeping)));
  }

  async faultsAfter(status: number): Promise<Pick<FuzzFault, 'what' | 'detail'>[]> {
    const written = await this.written.sinceLast();
    if (written.length === 0) return [];
    const now = await fingerprint(this.dataSource, this.bookkeeping, written);
    const changed = changedTables(this.tables, now);
    for (const [name, content] of now) this.tables.set(name, content);
    return status >= 400 && changed.length > 0 ? [{ what: 'partial change', detail: changed.join(', ') }] : [];
  }
}

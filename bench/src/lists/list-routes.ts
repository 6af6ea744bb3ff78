import { OpenApiDocument, type Role } from '@filiera/member-kit';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { headersOf } from '../loaded-node/loaded-node.js';
import { sensibleQueries, type Operation, type Schemas } from './sensible-queries.js';

/** A list route of a running member, with an address for it as it comes and others that ask more of it. */
export interface ListRoute {
  /** As the document has it: `/classes/{id}/students`. */
  readonly template: string;
  readonly role: Role;
  /** As it is asked when nothing is said. */
  readonly plain: string;
  /** With a filter, an order or a deep page. */
  readonly others: readonly string[];
}

type Get = Operation & { readonly 'x-roles'?: readonly Role[] };

/** What runs the node and not the work. */
const OWN_MATTERS = /^\/(?:openapi|health|metrics)/;

/**
 * The list routes of a member, out of its own OpenAPI document: every GET whose address does not end with what names one entry, and whose answer is a list or has one.
 * @param known templates that were found already at another member
 * @param wanted only these templates
 * @throws Error when one of them does not answer
 */
export async function listRoutesOf(app: NestFastifyApplication, known: ReadonlySet<string>, wanted?: readonly string[]): Promise<ListRoute[]> {
  const { paths, components } = app.get(OpenApiDocument, { strict: false }).read();
  const found: ListRoute[] = [];
  for (const [template, { get }] of Object.entries(paths as Record<string, { get?: Get }>)) {
    if (!get || known.has(template) || template.endsWith('}') || OWN_MATTERS.test(template)) continue;
    if (wanted?.includes(template) === false) continue;
    const role = get['x-roles']?.[0] ?? 'operator';
    const address = await addressOf(app, template, role);
    if (address === undefined) continue;
    const first = await ask(app, address, role);
    const { required, others } = sensibleQueries(get, (components?.schemas ?? {}) as Schemas, entriesOf(first.body)?.[0]);
    const plain = address + required;
    const answer = required === '' ? first : await ask(app, plain, role);
    // Of the one entry there is nothing of the kind, or it is nothing to read twice.
    if (answer.status === 404 && template.includes('{')) continue;
    if (answer.status !== 200) throw new Error(`${plain} answered ${answer.status}: ${JSON.stringify(answer.body)}`);
    if (entriesOf(answer.body) === undefined) continue;
    found.push({ template, role, plain, others: others.map((query) => address + query) });
  }
  return found;
}

/** Asks a member in this process. */
export async function ask(app: NestFastifyApplication, url: string, role: Role): Promise<{ readonly status: number; readonly body: unknown }> {
  const answer = await app.inject({ method: 'GET', url, headers: headersOf(role) });
  return { status: answer.statusCode, body: String(answer.headers['content-type']).includes('json') ? answer.json<unknown>() : undefined };
}

/** The entries of an answer that is a list, or that has some among its fields: then of the longest. */
function entriesOf(body: unknown): readonly unknown[] | undefined {
  if (Array.isArray(body)) return body;
  if (typeof body !== 'object' || body === null) return undefined;
  return Object.values(body).filter((value) => Array.isArray(value)).sort((a, b) => b.length - a.length)[0];
}

/** The address with the id of an entry of the list before it; undefined when no list is before it. */
async function addressOf(app: NestFastifyApplication, template: string, role: Role): Promise<string | undefined> {
  const at = template.indexOf('/{');
  if (at < 0) return template;
  const { status, body } = await ask(app, template.slice(0, at), role);
  const entry = status === 200 ? entriesOf(body)?.[0] as { id?: string } | undefined : undefined;
  return entry?.id === undefined ? undefined : template.replace(/\{\w+\}/, entry.id);
}

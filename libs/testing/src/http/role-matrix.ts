import { ROLES, routesOf, satisfies, type Role, type Route } from '@filiera/member-kit';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** The API key that a role has in the test's settings. */
export type KeyOfRole = (role: Role) => string;

/** One cell of the matrix: a route, who called it, and what came of it. */
export interface MatrixCell {
  readonly route: string;
  /** `nobody`: without credentials. */
  readonly role: Role | 'nobody';
  /** What the route's declaration promises. */
  readonly expected: 'let in' | 'refused';
  readonly found: 'let in' | 'refused';
  readonly status: number;
}

const SOME_ID = '00000000-0000-4000-8000-000000000000';

/**
 * Calls every route of a running member as every role and as nobody. Those allowed get past the guard (whatever the handler then
 * says of an empty request), all others get 403, nobody gets 401.
 * @returns every cell; `wrongCells` are those to fail a test with
 */
export async function roleMatrix(app: NestFastifyApplication, keyOf: KeyOfRole): Promise<MatrixCell[]> {
  const cells: MatrixCell[] = [];
  for (const route of routesOf(app)) {
    for (const role of [...ROLES, 'nobody'] as const) cells.push(await cellOf(app, route, role, keyOf));
  }
  return cells;
}

/** The cells where the member does not do what its routes declare. */
export function wrongCells(cells: readonly MatrixCell[]): MatrixCell[] {
  return cells.filter(({ expected, found }) => expected !== found);
}

async function cellOf(app: NestFastifyApplication, route: Route, role: Role | 'nobody', keyOf: KeyOfRole): Promise<MatrixCell> {
  const answer = await app.inject({
    method: route.method,
    url: route.path.replaceAll(/:\w+/g, SOME_ID),
    headers: role === 'nobody' ? {} : { 'x-api-key': keyOf(role) },
  });
  const allowed = route.open || (role !== 'nobody' && route.roles.some((needed) => satisfies(role, needed)));
  return {
    route: `${route.method} ${route.path}`,
    role,
    expected: allowed ? 'let in' : 'refused',
    found: isRefusal(answer.statusCode, answer.body, role) ? 'refused' : 'let in',
    status: answer.statusCode,
  };
}

/** The domain too answers 403 where the agreement refuses: only the guard's own refusal counts here. */
function isRefusal(status: number, body: string, role: Role | 'nobody'): boolean {
  if (role === 'nobody') return status === 401;
  return status === 403 && body.includes('"access.role-required"');
}

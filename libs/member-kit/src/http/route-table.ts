import type { FastifyInstance } from 'fastify';

declare module 'fastify' {
  interface FastifyInstance {
    /** Every route as it was registered. */
    routeTable: RouteTable;
  }
}

/** Which methods each address has: the router itself only says that one of them doesn't match. */
export class RouteTable {
  private readonly methods = new Map<string, Set<string>>();

  /** Records a route template and its method. */
  add(template: string, method: string): void {
    const known = this.methods.get(template) ?? new Set();
    this.methods.set(template, known.add(method));
  }

  /** Every template that was registered. */
  templates(): string[] {
    return [...this.methods.keys()];
  }

  /** The methods that a path may be called with; empty when no route has it. */
  methodsOf(path: string): string[] {
    const found = [...this.methods].filter(([template]) => matches(template, path)).flatMap(([, methods]) => [...methods]);
    return [...new Set(found)].sort();
  }
}

/** Records the routes of an instance from here on. */
export function recordRoutes(fastify: FastifyInstance): void {
  const table = new RouteTable();
  fastify.decorate('routeTable', table);
  fastify.addHook('onRoute', ({ url, method }) => {
    for (const one of [method].flat()) table.add(url, one);
  });
}

function matches(template: string, path: string): boolean {
  const expected = template.split('/').filter(Boolean);
  const given = path.split('/').filter(Boolean);
  return expected.length === given.length && expected.every((part, index) => part.startsWith(':') || part === given[index]);
}

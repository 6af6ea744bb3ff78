import helmet, { type FastifyHelmetOptions } from '@fastify/helmet';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';

/** What an answer has without helmet. */
const ANYWAY = new Set(['content-type', 'content-length', 'date', 'connection']);

/**
 * Gives every answer the headers that helmet would give it. They are the same for each, so helmet is asked once, at a server that nobody else reaches: working them
 * out for every answer took as long as finding a row by its id.
 */
export async function addSecurityHeaders(fastify: FastifyInstance, options: FastifyHelmetOptions): Promise<void> {
  const headers = await headersOfHelmet(options);
  fastify.addHook('onRequest', (_request, reply, done) => {
    void reply.headers(headers);
    done();
  });
}

async function headersOfHelmet(options: FastifyHelmetOptions): Promise<Readonly<Record<string, string>>> {
  const server: FastifyInstance = new FastifyAdapter().getInstance();
  try {
    await server.register(helmet, options);
    server.get('/', () => '');
    const { headers } = await server.inject('/');
    return Object.fromEntries(Object.entries(headers).filter(([name]) => !ANYWAY.has(name)).map(([name, value]) => [name, String(value)]));
  } finally {
    await server.close();
  }
}

import type { FastifyInstance } from 'fastify';

/**
 * Once the server closes, each answer ends its connection: a client that keeps it open would otherwise hold the node back for
 * as long as it likes, since a connection that was busy at that moment is not closed when it becomes idle.
 */
export function letConnectionsEnd(fastify: FastifyInstance): void {
  let closing = false;
  fastify.addHook('preClose', (done) => {
    closing = true;
    done();
  });
  fastify.addHook('onSend', (_request, reply, payload, done) => {
    if (closing) void reply.header('connection', 'close');
    done(null, payload);
  });
}

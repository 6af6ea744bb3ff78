import { FastifyAdapter } from '@nestjs/platform-fastify';
import { tell, told } from '../processes.js';
import { rowsByAddress } from './bare-order.js';

/** Fastify with one route and nothing else: no validation, no roles, no mapping. */
const rowsOf = rowsByAddress(process.argv[2]!);
const server = new FastifyAdapter().getInstance();
server.get('*', async (request, reply) => reply.type('application/json; charset=utf-8').send(await rowsOf(request.url)));
await server.listen({ host: '127.0.0.1', port: 0 });
told<never>(() => undefined);
tell({ kind: 'ready', url: server.listeningOrigin });

import type { FastifyInstance } from 'fastify';
import { contextOf } from '../http/request-hooks.js';
import type { NodeLog } from './node-log.js';

const WATCHED = /^\/(health|metrics)(\/|$)/;

/** One line for each request: method, path without query, status, duration. Bodies and headers are never logged. */
export function logRequests(fastify: FastifyInstance, log: NodeLog): void {
  fastify.addHook('onResponse', (request, reply, done) => {
    const path = request.url.split('?')[0]!;
    const level = reply.statusCode >= 500 ? 'error' : WATCHED.test(path) ? 'debug' : 'info';
    if (!log.pino.isLevelEnabled(level)) {
      done();
      return;
    }
    const { requestId, traceparent } = contextOf(request);
    log.pino[level]({
      context: 'Http',
      requestId,
      traceparent,
      method: request.method,
      path,
      route: request.routeOptions.url,
      status: reply.statusCode,
      durationMs: Math.round(reply.elapsedTime * 10) / 10,
      by: (request as { user?: { label: string } }).user?.label,
    }, 'request');
    done();
  });
}

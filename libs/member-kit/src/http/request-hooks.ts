import { randomUUID } from 'node:crypto';
import type { Fault } from '@filiera/contracts';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { HttpProblem } from '../problems/http-problem.js';
import { inspectValue } from './inspect-value.js';
import { continueTrace, enterRequest, type RequestContext } from './request-context.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** Identity and trace of the request. */
    context?: RequestContext;
  }
}

/** Gives each request its id and trace, and refuses unusable text in its address before anything reads it. */
export function addRequestHooks(fastify: FastifyInstance): void {
  fastify.decorateRequest('context', undefined);
  fastify.addHook('onRequest', (request, reply, done) => {
    const context = contextOf(request);
    void reply.header('x-request-id', context.requestId);
    done(addressProblem(request));
  });
  // Reading the body leaves the asynchronous context of the hooks before it: it is entered here, just before the handler.
  fastify.addHook('preHandler', (request, _reply, done) => enterRequest(contextOf(request), done));
}

/** The context of a request; made on first use, because Fastify refuses some requests before any hook. */
export function contextOf(request: FastifyRequest): RequestContext {
  return request.context ??= new OpenRequest(oneHeader(request.headers['traceparent']));
}

/** Its trace is continued when somebody first asks for it: most requests that only read, and are not logged, never do. */
class OpenRequest implements RequestContext {
  readonly requestId = randomUUID();
  readonly faults: Fault[] = [];
  private continued: string | undefined;

  constructor(private readonly received: string | undefined) {}

  get traceparent(): string {
    return this.continued ??= continueTrace(this.received);
  }
}

function oneHeader(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}

function addressProblem(request: FastifyRequest): HttpProblem | undefined {
  const faults = [...inspectValue(request.params, 'path'), ...inspectValue(request.query, 'query')];
  if (faults.length === 0) return undefined;
  return new HttpProblem({
    status: 400,
    code: 'request.unusable-content',
    text: { it: 'L\'indirizzo contiene caratteri che nessun campo può avere.', en: 'The address contains characters that no field may hold.' },
    faults,
  });
}

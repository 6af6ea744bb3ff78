import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { readPem } from '../configuration/read-pem.js';
import type { NodeSettings } from '../configuration/node-settings.js';
import { describe } from '../problems/describe.js';
import { sendProblem } from '../problems/problem.filter.js';
import { answerClientError } from '../problems/raw-client-error.js';
import { acceptOnlyJson } from './json-body.js';
import { letConnectionsEnd } from './let-connections-end.js';
import { addRequestHooks } from './request-hooks.js';
import { recordRoutes } from './route-table.js';
import { addSecurityHeaders } from './security-headers.js';
import { acceptXmlWhereAsked } from './xml-body.js';

const SECONDS = 1_000;

/** Fastify as every node runs it: nothing from outside is trusted, nothing but JSON is read where a route does not ask for XML. */
export async function httpAdapter(settings: NodeSettings): Promise<FastifyAdapter> {
  const { tls, bodyLimit } = settings.http;
  const adapter = new FastifyAdapter({
    ...(tls === undefined ? {} : {
      https: {
        cert: readPem(settings, 'http.tls.cert', tls.cert),
        key: readPem(settings, 'http.tls.key', tls.key),
        minVersion: 'TLSv1.2',
      },
    }),
    bodyLimit,
    trustProxy: false,
    requestTimeout: 60 * SECONDS,
    routerOptions: { maxParamLength: 200, ignoreTrailingSlash: true, ignoreDuplicateSlashes: true },
    forceCloseConnections: 'idle',
    frameworkErrors: (error: FastifyError, request: FastifyRequest, reply: FastifyReply) => sendProblem(request, reply, describe(error)),
    clientErrorHandler: answerClientError,
  });
  const fastify = adapter.getInstance();
  await addSecurityHeaders(fastify, {
    contentSecurityPolicy: { directives: { defaultSrc: ['\'none\''], frameAncestors: ['\'none\''], baseUri: ['\'none\''], formAction: ['\'none\''] } },
    // Only who terminates TLS here may promise it.
    hsts: tls !== undefined,
  });
  recordRoutes(fastify);
  letConnectionsEnd(fastify);
  addRequestHooks(fastify);
  acceptOnlyJson(fastify);
  acceptXmlWhereAsked(fastify);
  return adapter;
}

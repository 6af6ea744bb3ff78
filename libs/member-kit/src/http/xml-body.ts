import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { HttpProblem } from '../problems/http-problem.js';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The route takes XML: its handler gets the bytes as they came, because the document itself says in which encoding they are. */
    acceptsXml?: boolean;
  }
}

/** Lets one route take `application/xml` and `text/xml`; its `@Body()` is then a Buffer. Every other route goes on refusing anything but JSON. */
export const AcceptsXml = (): MethodDecorator => RouteConfig({ acceptsXml: true });

/** Reads XML where a route asks for it, and nowhere else. */
export function acceptXmlWhereAsked(fastify: FastifyInstance): void {
  fastify.addContentTypeParser(/^(?:application|text)\/xml(\s*;.*)?$/i, { parseAs: 'buffer' }, (request, body, done) => {
    if (request.routeOptions.config.acceptsXml === true) done(null, body);
    else done(new HttpProblem({ status: 415, code: 'request.unsupported-media-type', text: { it: 'Il corpo deve essere application/json.', en: 'The body must be application/json.' } }));
  });
}

/**
 * The bytes of an XML body.
 * @throws HttpProblem 415 when something else was sent
 */
export function xmlBody(body: unknown): Uint8Array {
  if (Buffer.isBuffer(body)) return body;
  throw new HttpProblem({
    status: 415, code: 'request.unsupported-media-type', text: { it: 'Il corpo deve essere application/xml o text/xml.', en: 'The body must be application/xml or text/xml.' },
  });
}
